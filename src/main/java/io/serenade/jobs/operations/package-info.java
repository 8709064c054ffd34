/** What products tell those who run the site of their jobs, and do for them. May use {@code jobs} and {@code storage}. */
package io.serenade.jobs.operations;
