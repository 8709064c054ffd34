/**
 * What is removed when its time is over: expired jobs, files that belong to nothing, old rows. May use {@code jobs}, {@code
 * jobs.calls}, {@code jobs.engine}, {@code storage} and {@code platform}.
 */
package io.serenade.jobs.retention;
