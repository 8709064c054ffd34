/**
 * Request bodies: received without blocking a thread, within limits of time and memory, before a resource is called.
 */
package io.serenade.platform.web.body;
