/**
 * The words of a song: asked for at a service that hears them, freed of what such services make up, and written as captions.
 * May use {@code providers}, {@code rendering} and {@code jobs.calls} for prices; knows no plans or pages.
 */
package io.serenade.musicvideo.lyrics;
