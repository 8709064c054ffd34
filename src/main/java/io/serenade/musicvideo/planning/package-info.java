/**
 * What a film shows: a model writes a plan from the song and the user's words, which is checked, mended and laid on the
 * beat; where no model can be asked, the mood of the song writes it. May use {@code musicvideo.analysis},
 * {@code musicvideo.lyrics}, {@code providers} and {@code jobs.calls} for prices; knows no stages or pages.
 */
package io.serenade.musicvideo.planning;
