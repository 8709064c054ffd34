package io.serenade.jobs.web;

import io.serenade.jobs.health.Health;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** Health in the shape of docs/api.md with honest names, for every product's own address. */
public final class HealthJson {
    private HealthJson() {}

    public static JsonObjectBuilder of(Health.Report report) {
        return Json.createObjectBuilder()
                .add("status", report.healthy() ? "healthy" : "unhealthy")
                .add("timestamp", report.at().toString())
                .add("database", word(report.database()))
                .add("queue", word(report.queue()))
                .add("workers", report.workers())
                .add("storage", report.storage() ? "writable" : "unwritable");
    }

    private static String word(boolean connected) {
        return connected ? "connected" : "disconnected";
    }
}
