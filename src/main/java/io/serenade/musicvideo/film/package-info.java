/**
 * What a film is and what is kept of it: its order, clips, pictures, versions, costs and the events that tell how far it
 * is. Each table is written by one class. Names no stage.
 */
package io.serenade.musicvideo.film;
