package io.serenade.operators;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How everything stands, over all nodes. It holds nothing that people wrote.
 *
 * @param failures counted failures of the last 24 hours by their cause, the most frequent first
 */
@JsonbPropertyOrder({"at", "products", "pools", "nodes", "accounts", "failures", "spending", "storage"})
public record Overview(
        Instant at,
        List<ProductJobs> products,
        List<Pool> pools,
        List<Node> nodes,
        List<Account> accounts,
        List<Failures> failures,
        List<Spent> spending,
        Storage storage) {
    public Overview {
        products = List.copyOf(products);
        pools = List.copyOf(pools);
        nodes = List.copyOf(nodes);
        accounts = List.copyOf(accounts);
        failures = List.copyOf(failures);
        spending = List.copyOf(spending);
    }

    /**
     * The jobs of a product.
     *
     * @param waiting for a provider's slot
     * @param ready to be worked on, now or after a rest
     * @param parked until a callback comes or a time is reached
     * @param succeeded of those ordered within the last 24 hours, as are failed and cancelled
     * @param oldestAt when the oldest job that has not ended was ordered
     * @param times from order to result of those that ended well within the last 24 hours
     * @param hours the last 24, by when jobs ended; hours without any are there too
     * @param depth how many were under way during the last three hours
     * @param pausedBecause why it takes no orders for now
     */
    @JsonbPropertyOrder({
        "product",
        "title",
        "waiting",
        "ready",
        "running",
        "parked",
        "succeeded",
        "failed",
        "cancelled",
        "oldestAt",
        "times",
        "hours",
        "depth",
        "pausedBecause"
    })
    public record ProductJobs(
            String product,
            String title,
            int waiting,
            int ready,
            int running,
            int parked,
            int succeeded,
            int failed,
            int cancelled,
            Optional<Instant> oldestAt,
            Times times,
            List<Hour> hours,
            List<Point> depth,
            Optional<String> pausedBecause) {
        public ProductJobs {
            hours = List.copyOf(hours);
            depth = List.copyOf(depth);
        }

        public int underWay() {
            return waiting + ready + running + parked;
        }

        /** The share of ended jobs that succeeded, from 0 to 1. */
        public OptionalDouble successRate() {
            int ended = hours.stream()
                    .mapToInt(hour -> hour.succeeded() + hour.failed())
                    .sum();
            int well = hours.stream().mapToInt(Hour::succeeded).sum();
            return ended == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) well / ended);
        }
    }

    /** The median and the 95th percentile of jobs' times, in seconds. */
    @JsonbPropertyOrder({"secondsP50", "secondsP95"})
    public record Times(OptionalDouble secondsP50, OptionalDouble secondsP95) {
        static final Times UNKNOWN = new Times(OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** What ended within one hour. */
    @JsonbPropertyOrder({"from", "succeeded", "failed", "times"})
    public record Hour(Instant from, int succeeded, int failed, Times times) {}

    /** @param due stages that a worker could begin now; 100 at most */
    @JsonbPropertyOrder({"pool", "due"})
    public record Pool(String pool, int due) {}

    /** A node that was seen within the last minute. @param active stages it runs */
    @JsonbPropertyOrder({"name", "pools", "active", "seenAt"})
    public record Node(String name, String pools, int active, Instant seenAt) {}

    /**
     * Our account at a provider.
     *
     * @param sandbox whether our own stand-in answers in its place; empty where it is no service of its own
     * @param taken slots in use
     * @param waiting tasks that wait for one
     * @param credits the balance as last known
     * @param creditsCourse of the last 24 hours
     * @param creditsEndAt if they are used on as since they were last filled up
     * @param calls of the last 24 hours, and those of them that were not answered well
     * @param spent within 24 hours, in dollars
     * @param closedReason why nothing is sent for now
     */
    @JsonbPropertyOrder({
        "provider",
        "sandbox",
        "slots",
        "taken",
        "waiting",
        "credits",
        "creditsCheckedAt",
        "creditsCourse",
        "creditsEndAt",
        "calls",
        "failedCalls",
        "spent",
        "closedReason"
    })
    public record Account(
            String provider,
            Optional<Boolean> sandbox,
            int slots,
            int taken,
            int waiting,
            OptionalLong credits,
            Optional<Instant> creditsCheckedAt,
            List<Point> creditsCourse,
            Optional<Instant> creditsEndAt,
            int calls,
            int failedCalls,
            BigDecimal spent,
            Optional<String> closedReason) {
        public Account {
            creditsCourse = List.copyOf(creditsCourse);
        }
    }

    /** @param code the machine-readable cause */
    @JsonbPropertyOrder({"product", "stage", "code", "count", "lastAt"})
    public record Failures(String product, String stage, String code, int count, Instant lastAt) {}

    /** What calls cost within one hour, in dollars. */
    @JsonbPropertyOrder({"from", "dollars"})
    public record Spent(Instant from, BigDecimal dollars) {}

    /** @param fullness of the fullest disk, from 0 to 1; empty if there is no known limit */
    @JsonbPropertyOrder({"writable", "fullness"})
    public record Storage(boolean writable, OptionalDouble fullness) {}
}
