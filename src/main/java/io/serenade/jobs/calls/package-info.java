/**
 * Calls to outside services on behalf of jobs: the one place that asks a provider once, takes its callbacks, and logs each
 * call with its cost. May use {@code jobs}, what {@code providers} throws, and {@code platform}.
 */
package io.serenade.jobs.calls;
