/**
 * The console of those who run the site: figures, jobs of all products, what may be done to them, and who did it. Knows
 * products by their workflows and by {@code jobs.operations.OperatedJobs} only. May use {@code jobs}, {@code providers},
 * {@code storage} and the platform.
 */
package io.serenade.operators;
