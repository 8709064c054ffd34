/**
 * The words of a song: transcribed by a service, cleaned of its hallucinations, and written as captions. May use {@code
 * providers}, {@code rendering} and {@code jobs.calls} for prices; knows no plans or pages.
 */
package io.serenade.musicvideo.lyrics;
