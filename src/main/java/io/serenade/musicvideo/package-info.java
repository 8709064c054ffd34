/**
 * Music videos: a song that somebody sent, what it is made of, a plan of what is shown to it, pictures and clips that models
 * make for that plan, and the film that is cut from them. May use everything but other products.
 */
package io.serenade.musicvideo;
