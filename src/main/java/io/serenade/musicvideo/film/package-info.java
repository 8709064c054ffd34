/**
 * A film and what is stored about it: its order, clips, pictures, versions, costs and the events that report its
 * progress. Each table is written by one class. Names no stage.
 */
package io.serenade.musicvideo.film;
