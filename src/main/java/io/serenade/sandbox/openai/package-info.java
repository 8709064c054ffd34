/**
 * The stand-in for OpenAI: chat completions of a given form, transcriptions, and the list of models. May use {@code
 * sandbox.writing}, {@code sandbox.music} to recognise its own songs, {@code sandbox.tasks}, {@code rendering.ffmpeg}
 * and {@code platform}.
 */
package io.serenade.sandbox.openai;
