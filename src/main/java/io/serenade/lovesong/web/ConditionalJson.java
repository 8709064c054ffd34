package io.serenade.lovesong.web;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Conditional answers for polling callers: 304 if the answer has not changed. */
final class ConditionalJson {
    private ConditionalJson() {}

    /** @param known the header {@code If-None-Match}, or null */
    static ResponseBuilder of(JsonObject json, String known) {
        String body = json.toString();
        String tag = tagOf(body);
        ResponseBuilder answer =
                tag.equals(known) ? Response.notModified() : Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    /** Two 32-bit checksums: the tag only has to distinguish the states of one song, and is computed for each call. */
    private static String tagOf(String body) {
        CRC32C sum = new CRC32C();
        sum.update(body.getBytes(StandardCharsets.UTF_8));
        return '"' + Long.toHexString(sum.getValue()) + '-' + Integer.toHexString(body.hashCode()) + '"';
    }
}
