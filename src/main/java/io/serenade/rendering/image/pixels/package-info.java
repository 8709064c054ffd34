/** Pixels, apart from any file: scaling, turning, frames of video. */
package io.serenade.rendering.image.pixels;
