/**
 * The operators' console: figures, the jobs of all products, acts on them, and the log of who did what. Knows
 * products by their workflows and by {@code jobs.operations.OperatedJobs} only. May use {@code jobs},
 * {@code providers}, {@code storage} and the platform.
 */
package io.serenade.operators;
