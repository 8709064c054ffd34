/**
 * Whether database, broker, workers and storage are available. May use {@code jobs.engine}, {@code storage} and {@code
 * platform}.
 */
package io.serenade.jobs.health;
