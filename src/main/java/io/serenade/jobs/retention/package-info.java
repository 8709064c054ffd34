/** What is removed when its time is over: files that belong to nothing, old rows. May use {@code jobs}, {@code storage} and {@code platform}. */
package io.serenade.jobs.retention;
