/** Bodies of requests: received without a thread, within limits of time and memory, before a resource is called. */
package io.serenade.platform.web.body;
