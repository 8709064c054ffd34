/**
 * Scene plans: a language model writes a plan from the song and the user's prompt, which is checked, completed and
 * aligned to the beat; if no model can be asked, the plan follows from the song's mood. May use {@code
 * musicvideo.analysis}, {@code musicvideo.lyrics}, {@code providers} and {@code jobs.calls} for prices; knows no stages
 * or pages.
 */
package io.serenade.musicvideo.planning;
