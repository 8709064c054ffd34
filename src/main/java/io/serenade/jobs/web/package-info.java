/**
 * Jobs over HTTP, whatever their product: the jobs of back ends, streams of events, requests that wait, callbacks of
 * providers. May use {@code jobs}, {@code accounts}, {@code providers} and {@code platform}.
 */
package io.serenade.jobs.web;
