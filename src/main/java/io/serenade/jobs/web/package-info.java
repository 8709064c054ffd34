/**
 * Jobs of any product over HTTP: the jobs of back ends, event streams, requests that wait for their job, callbacks of
 * providers. May use {@code jobs}, {@code accounts}, {@code providers} and {@code platform}.
 */
package io.serenade.jobs.web;
