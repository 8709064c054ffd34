/**
 * What drives jobs: workers claim due stages, run them and settle their outcomes; wake-up messages, nodes and the
 * duties of the timers. Products do not use it. May use {@code jobs} and {@code platform}.
 */
package io.serenade.jobs.engine;
