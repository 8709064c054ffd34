/** The timers of music videos. Nothing depends on this package. */
package io.serenade.musicvideo.schedule;
