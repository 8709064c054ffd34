/**
 * What the bytes of a picture file say before anything is decoded: sizes, costs, colours, orientation; one walk for each
 * format.
 */
package io.serenade.rendering.image.file;
