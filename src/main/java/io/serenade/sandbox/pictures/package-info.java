/**
 * Pictures and clips drawn from a prompt and a seed: the same order gives the same pixels on every node. Landscapes
 * follow the words they know, anything else becomes ribbons of colour; no text of a prompt is ever written into a
 * picture. Uses {@code rendering.ffmpeg} for what the Java platform cannot write.
 */
package io.serenade.sandbox.pictures;
