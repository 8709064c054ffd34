/**
 * Music videos: an uploaded song, its analysis, a scene plan, pictures and clips that models make for that plan, and
 * the film that is cut from them. Here are the product, its workflow, and what people and operators do with a film;
 * {@code film} holds what is kept of one, {@code stages} what makes it. May use everything but other products.
 */
package io.serenade.musicvideo;
