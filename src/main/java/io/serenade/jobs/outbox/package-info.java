/**
 * What must be sent or looked at later: stored in the caller's transaction, claimed by one node, tried again with growing
 * delays, given up in the end, and logged. Products bring an {@code OutboxHandler} for each kind of message. May use
 * {@code jobs} and {@code platform}.
 */
package io.serenade.jobs.outbox;
