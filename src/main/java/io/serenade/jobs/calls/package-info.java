/**
 * Calls to outside services on behalf of jobs: the only place that sends paid requests to providers, handles their
 * callbacks, and logs each call with its cost. May use {@code jobs}, what {@code providers} throws, and {@code
 * platform}.
 */
package io.serenade.jobs.calls;
