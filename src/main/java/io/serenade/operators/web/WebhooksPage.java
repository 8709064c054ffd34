package io.serenade.operators.web;

import io.serenade.jobs.webhooks.OutboundDelivery;
import java.util.List;
import java.util.Optional;

/**
 * Webhooks that were sent.
 *
 * @param products those that can send a test
 * @param jobId of one job only
 * @param said what came of the last button
 * @param older names the page after this one
 */
public record WebhooksPage(
        List<OutboundDelivery> deliveries,
        List<String> products,
        Optional<String> jobId,
        Optional<String> said,
        Optional<String> older) {}
