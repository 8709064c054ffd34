/**
 * What products tell operators about their jobs, and what they do with a job on an operator's behalf. May use
 * {@code jobs} and {@code storage}.
 */
package io.serenade.jobs.operations;
