/**
 * The webhooks that we send when a job has ended: addresses, content, signatures, attempts and answers. A product
 * brings a {@code WebhookBody} and the addresses to notify; the outbox stores and retries them. May use {@code jobs},
 * its outbox, the address checks of {@code providers}, and {@code platform}.
 */
package io.serenade.jobs.webhooks;
