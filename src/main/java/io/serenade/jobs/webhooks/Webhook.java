package io.serenade.jobs.webhooks;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One webhook, the same at each attempt.
 *
 * @param id by which a receiver recognises copies
 * @param product whose secrets sign it
 * @param body JSON
 */
record Webhook(String id, String product, URI url, String body) {

    /** What is signed and sent. */
    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    String toJson() {
        return JSON.createObjectBuilder()
                .add("id", id)
                .add("product", product)
                .add("url", url.toString())
                .add("body", body)
                .build()
                .toString();
    }

    static Webhook of(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            JsonObject webhook = reader.readObject();
            return new Webhook(
                    webhook.getString("id"),
                    webhook.getString("product"),
                    URI.create(webhook.getString("url")),
                    webhook.getString("body"));
        }
    }
}
