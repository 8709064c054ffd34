/** The love song's timers: thin beans that each make one call. Nothing depends on this package. */
package io.serenade.lovesong.schedule;
