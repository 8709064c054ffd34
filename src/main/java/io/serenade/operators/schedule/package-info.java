/** The console's timers. May use the operators and {@code jobs.engine}. */
package io.serenade.operators.schedule;
