/** From the colours that a file describes to sRGB. */
package io.serenade.rendering.image.colour;
