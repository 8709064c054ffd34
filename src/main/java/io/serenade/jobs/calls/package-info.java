/**
 * Calls to outside services on behalf of jobs: the only place that sends paid requests to providers, handles their
 * callbacks, and logs each call with its cost. May use {@code jobs}, the exceptions of {@code providers}, and {@code
 * platform}.
 */
package io.serenade.jobs.calls;
