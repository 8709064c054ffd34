package io.serenade.jobs.web;

import io.serenade.jobs.health.Health;
import io.serenade.platform.web.JsonResponses;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;

/**
 * The health answer of docs/api.md, for every product's own address.
 *
 * @param provider who does the product's work, if the answer says so
 */
@JsonbPropertyOrder({"status", "timestamp", "database", "queue", "workers", "storage", "provider"})
public record HealthAnswer(
        String status,
        Instant timestamp,
        String database,
        String queue,
        int workers,
        String storage,
        @JsonbNillable(false) Optional<String> provider) {

    /** 200 when all is well, 503 otherwise. */
    public static Response of(Health.Report report, Optional<String> provider) {
        HealthAnswer answer = new HealthAnswer(
                report.healthy() ? "healthy" : "unhealthy",
                report.at(),
                word(report.database()),
                word(report.queue()),
                report.workers(),
                report.storage() ? "writable" : "unwritable",
                provider);
        return JsonResponses.of(report.healthy() ? 200 : 503, answer).build();
    }

    private static String word(boolean connected) {
        return connected ? "connected" : "disconnected";
    }
}
