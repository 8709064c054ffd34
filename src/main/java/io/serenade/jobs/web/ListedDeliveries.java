package io.serenade.jobs.web;

import io.serenade.jobs.webhooks.OutboundDeliveries.Page;
import io.serenade.jobs.webhooks.OutboundDelivery;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;

/** A page of webhooks that were sent. @param nextCursor names the next one, if there is one */
@JsonbPropertyOrder({"deliveries", "nextCursor"})
public record ListedDeliveries(List<OutboundDelivery> deliveries, Optional<String> nextCursor) {

    /** @param found the page, and one more if there are more */
    public static ListedDeliveries of(Page page, List<OutboundDelivery> found) {
        boolean more = found.size() > page.limit();
        List<OutboundDelivery> shown = more ? found.subList(0, page.limit()) : found;
        return new ListedDeliveries(
                shown, more ? Optional.of(DeliveryQuery.cursor(shown.get(shown.size() - 1))) : Optional.empty());
    }
}
