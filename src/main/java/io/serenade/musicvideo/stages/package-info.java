/** The six stages that turn an order into a film, with the inputs of models and the way shots are cut from clips. */
package io.serenade.musicvideo.stages;
