/**
 * Pictures, whatever they are for. {@code PictureFile} and {@code PictureIntake} are the only way in for pictures from
 * outside; the rest is pixels, scaling, turning, and frames of video. Uses the root of {@code rendering} and {@code
 * platform}.
 */
package io.serenade.rendering.image;
