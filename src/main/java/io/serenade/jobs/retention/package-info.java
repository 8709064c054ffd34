/**
 * What is removed when its retention time is up: expired jobs, orphaned files, old rows. May use {@code jobs}, {@code
 * jobs.calls}, {@code jobs.engine}, {@code storage} and {@code platform}.
 */
package io.serenade.jobs.retention;
