/**
 * The pulse of a song: curves of what begins to sound, the tempo in them and the beats on it. Stands alone, so that every
 * product and every kind of video may ask it.
 */
package io.serenade.rendering.rhythm;
