/**
 * The stand-in for Revid's API v3: it knows all workflows by name and really makes {@code avatar-to-video}: the picture
 * moves, a voice of {@code sandbox.speech} speaks the text, and a bubble shows it. May use {@code sandbox.pictures},
 * {@code sandbox.speech}, {@code sandbox.tasks}, {@code platform} and {@code rendering.ffmpeg}.
 */
package io.serenade.sandbox.revid;
