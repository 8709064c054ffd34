/**
 * The analysis of a song, in Java: beats, bars, sections, mood, and the places where a film may cut. Plain code without
 * a server or a database; knows nothing of jobs, providers or pages.
 */
package io.serenade.musicvideo.analysis;
