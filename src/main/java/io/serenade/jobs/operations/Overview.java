package io.serenade.jobs.operations;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The queue at a glance, over all nodes. It holds nothing that people wrote.
 *
 * @param failures counted failures of the last 24 hours by their cause, the most frequent first
 */
@JsonbPropertyOrder({"at", "products", "pools", "nodes", "accounts", "failures"})
public record Overview(
        Instant at,
        List<ProductJobs> products,
        List<Pool> pools,
        List<Node> nodes,
        List<Account> accounts,
        List<Failures> failures) {
    public Overview {
        products = List.copyOf(products);
        pools = List.copyOf(pools);
        nodes = List.copyOf(nodes);
        accounts = List.copyOf(accounts);
        failures = List.copyOf(failures);
    }

    /**
     * The jobs of a product.
     *
     * @param waiting for a provider's slot
     * @param ready to be worked on, now or after a rest
     * @param parked until a callback comes or a time is reached
     * @param succeeded of those ordered within the last 24 hours, as are failed and cancelled
     */
    @JsonbPropertyOrder({"product", "waiting", "ready", "running", "parked", "succeeded", "failed", "cancelled"})
    public record ProductJobs(
            String product,
            int waiting,
            int ready,
            int running,
            int parked,
            int succeeded,
            int failed,
            int cancelled) {}

    /** @param due stages that a worker could begin now; 100 at most */
    @JsonbPropertyOrder({"pool", "due"})
    public record Pool(String pool, int due) {}

    /** A node that was seen within the last minute. @param active stages it runs */
    @JsonbPropertyOrder({"name", "pools", "active", "seenAt"})
    public record Node(String name, String pools, int active, Instant seenAt) {}

    /**
     * Our account at a provider.
     *
     * @param taken slots in use
     * @param waiting tasks that wait for one
     * @param credits the balance as last known
     * @param closedReason why nothing is sent for now
     */
    @JsonbPropertyOrder({"provider", "slots", "taken", "waiting", "credits", "creditsCheckedAt", "closedReason"})
    public record Account(
            String provider,
            int slots,
            int taken,
            int waiting,
            OptionalLong credits,
            Optional<Instant> creditsCheckedAt,
            Optional<String> closedReason) {}

    /** @param code the machine-readable cause */
    @JsonbPropertyOrder({"product", "stage", "code", "count", "lastAt"})
    public record Failures(String product, String stage, String code, int count, Instant lastAt) {}
}
