/**
 * The record video and its stills: what is drawn, how it turns, and how pictures and song become one exact file. Uses
 * the other packages of {@code rendering} and {@code platform}; no other package of {@code rendering} uses this one.
 */
package io.serenade.rendering.record;
