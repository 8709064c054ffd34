/**
 * Pictures, whatever they are for: reading them, pixels, scaling, turning, and frames of video. Uses the root of
 * {@code rendering} and {@code platform}.
 */
package io.serenade.rendering.image;
