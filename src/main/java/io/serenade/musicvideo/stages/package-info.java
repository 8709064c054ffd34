/** The six stages that turn a film's order into a film, with what they ask models for and how shots are cut from clips. */
package io.serenade.musicvideo.stages;
