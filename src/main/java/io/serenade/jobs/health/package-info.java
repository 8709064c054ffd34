/** Whether database, broker, workers and storage are there. May use {@code jobs.engine}, {@code storage} and {@code platform}. */
package io.serenade.jobs.health;
