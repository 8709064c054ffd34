package io.serenade.jobs.web;

import io.serenade.jobs.webhooks.OutboundDeliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Webhooks that could not be delivered, for the operator to replay. */
@ApplicationScoped
class WebhooksTask implements OperatorTask {
    @Inject
    OutboundDeliveries deliveries;

    @Override
    public String title() {
        return "Webhooks that were given up";
    }

    @Override
    public String path() {
        return "/admin/webhooks";
    }

    @Override
    public int open() {
        return deliveries.countGivenUp();
    }
}
