/**
 * Webhooks that we send when a job has ended: to whom, what, signed how, how often, and what came back. A product brings a
 * {@code WebhookBody} and says whom to notify; rows and tries are the outbox's. May use {@code jobs}, its outbox, the
 * address checks of {@code providers}, and {@code platform}.
 */
package io.serenade.jobs.webhooks;
