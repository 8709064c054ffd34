/**
 * Clips that speak: adds speech to a clip, in the wanted length, and makes captions. Uses FFmpeg and the file format.
 */
package io.serenade.rendering.speech;
