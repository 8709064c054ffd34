/**
 * Pictures, whatever they are for. {@code PictureIntake} is the only way in for pictures from outside; what their files
 * say is read in {@code file}, and {@code pixels} knows nothing of files. Uses the root of {@code rendering} and
 * {@code platform}.
 */
package io.serenade.rendering.image;
