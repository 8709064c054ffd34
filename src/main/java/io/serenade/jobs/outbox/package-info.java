/**
 * What must be sent or polled later: stored in the caller's transaction, claimed by one node, retried with growing
 * delays, finally abandoned, and logged. Products bring an {@code OutboxHandler} for each kind of message. May use
 * {@code jobs} and {@code platform}.
 */
package io.serenade.jobs.outbox;
