/** What the console does by the clock. May use the operators and {@code jobs.engine}. */
package io.serenade.operators.schedule;
