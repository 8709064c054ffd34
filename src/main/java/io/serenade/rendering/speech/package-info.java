/** Clips that speak: speech under a clip, in the length that is wanted, and captions beside it. Uses FFmpeg and the file format. */
package io.serenade.rendering.speech;
