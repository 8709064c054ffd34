package io.serenade.lovesong.web;

import io.serenade.platform.Ids;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Answers that a caller keeps and asks about again: 304 where they still hold. */
final class ConditionalJson {
    private static final int TAG_LENGTH = 22;

    private ConditionalJson() {}

    /** @param known the header {@code If-None-Match}, or null */
    static ResponseBuilder of(JsonObject json, String known) {
        String body = json.toString();
        String tag = '"' + Ids.hash(body).substring(0, TAG_LENGTH) + '"';
        ResponseBuilder answer =
                tag.equals(known) ? Response.notModified() : Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
