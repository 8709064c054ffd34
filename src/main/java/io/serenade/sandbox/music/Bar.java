package io.serenade.sandbox.music;

/**
 * One bar of a song.
 *
 * @param number from 0 at the start of the song
 * @param place from 0 to 3 within its phrase of four bars
 */
record Bar(int number, Section section, int place, Chord chord) {}
