/**
 * The stand-in for the voices of ElevenLabs: its routes, the forms of its answers and errors, and what it says, spoken
 * by {@code sandbox.speech}. May use {@code sandbox.tasks}, {@code platform} and {@code rendering.ffmpeg} as well.
 */
package io.serenade.sandbox.elevenlabs;
