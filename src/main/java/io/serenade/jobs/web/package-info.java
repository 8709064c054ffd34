/** Streams of job events for browsers and back ends. May use {@code jobs} and {@code platform}. */
package io.serenade.jobs.web;
