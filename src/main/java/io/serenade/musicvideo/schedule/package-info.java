/** What happens at certain times. Nothing depends on this package. */
package io.serenade.musicvideo.schedule;
