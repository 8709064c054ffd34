package io.serenade.operators.measures;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.serenade.operators.measures.Snapshot.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Publishes the numbers of a snapshot as gauges. Gauges that the newest snapshot lacks are removed. */
final class Gauges {
    private final Map<Kind, MultiGauge> gauges = new EnumMap<>(Kind.class);

    Gauges(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            gauges.put(
                    kind,
                    MultiGauge.builder(nameOf(kind))
                            .description(descriptionOf(kind))
                            .register(registry));
        }
    }

    void show(List<Snapshot.Row> rows) {
        gauges.forEach((kind, gauge) -> gauge.register(
                rows.stream()
                        .filter(row -> row.kind() == kind)
                        .map(row -> MultiGauge.Row.of(labels(row), row.value()))
                        .toList(),
                true));
    }

    private static Tags labels(Snapshot.Row row) {
        return switch (row.kind()) {
            case JOBS -> Tags.of("product", row.label(), "state", row.detail().orElseThrow());
            case OLDEST, PAUSED, JOB_COST -> Tags.of("product", row.label());
            case DUE, DUE_AGE -> Tags.of("pool", row.label());
            case TASKS -> Tags.of("account", row.label(), "state", row.detail().orElseThrow());
            case CREDITS, SLOTS, CLOSED -> Tags.of("account", row.label());
            case OUTBOX -> Tags.of("kind", row.label());
            case NODE -> Tags.of("node", row.label());
        };
    }

    private static String nameOf(Kind kind) {
        return switch (kind) {
            case JOBS -> "serenade.jobs";
            case OLDEST -> "serenade.jobs.oldest.seconds";
            case DUE -> "serenade.due";
            case DUE_AGE -> "serenade.due.oldest.seconds";
            case TASKS -> "serenade.provider.tasks";
            case CREDITS -> "serenade.credits";
            case SLOTS -> "serenade.slots";
            case CLOSED -> "serenade.provider.closed";
            case OUTBOX -> "serenade.outbox.due";
            case NODE -> "serenade.node.active";
            case PAUSED -> "serenade.intake.paused";
            case JOB_COST -> "serenade.job.cost.dollars";
        };
    }

    private static String descriptionOf(Kind kind) {
        return switch (kind) {
            case JOBS -> "Jobs that have not ended, over all nodes";
            case OLDEST -> "Age of the oldest job that has not ended";
            case DUE -> "Stages that a worker could begin now";
            case DUE_AGE -> "How long the stage that waits longest has been due";
            case TASKS -> "Requests at a provider that hold a slot, and those that wait for one";
            case CREDITS -> "Balance as last known";
            case SLOTS -> "Tasks that a provider works on for us at a time, at most";
            case CLOSED -> "1 while nothing is sent, because the provider refuses our account";
            case OUTBOX -> "Messages and webhooks that are due";
            case NODE -> "Stages that a node runs; nodes seen within the last minute";
            case PAUSED -> "1 while operators let a product take no orders";
            case JOB_COST -> "Mean cost of the jobs that ended well within the last hour";
        };
    }
}
