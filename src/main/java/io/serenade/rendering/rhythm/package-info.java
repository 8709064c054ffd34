/**
 * The pulse of a song: onset curves, their tempo and their beats. Depends on nothing, so that every product and
 * every kind of video may use it.
 */
package io.serenade.rendering.rhythm;
