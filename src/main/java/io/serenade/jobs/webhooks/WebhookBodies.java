package io.serenade.jobs.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The products that offer callbacks, by their names. */
@ApplicationScoped
public class WebhookBodies {
    @Inject
    @Any
    Instance<WebhookBody> products;

    public Optional<WebhookBody> find(String product) {
        return products.stream().filter(body -> body.product().equals(product)).findFirst();
    }

    WebhookBody get(String product) {
        return find(product)
                .orElseThrow(() -> new IllegalArgumentException("The product " + product + " sends no webhooks"));
    }

    /** Their names, in order. */
    public List<String> names() {
        return products.stream().map(WebhookBody::product).sorted().toList();
    }
}
