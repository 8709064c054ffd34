package io.serenade.lovesong.web;

import io.serenade.platform.web.Answers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a request's JSON object within a limit, whatever length the request claims. */
final class RequestBody {
    private RequestBody() {}

    /** The body as sent and as understood. */
    record Parsed(byte[] bytes, JsonObject json) {}

    /** @throws WebApplicationException 413 for a body over the limit, 400 for anything but a JSON object */
    static Parsed read(HttpServletRequest request, int mostBytes, String advice) {
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge(mostBytes, advice);
        }
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = in.readNBytes(mostBytes + 1);
        } catch (IOException e) {
            throw new WebApplicationException(
                    "The body broke off",
                    e,
                    Answers.failure(400, "validation_failed", "The request's body broke off."));
        }
        if (bytes.length > mostBytes) {
            throw tooLarge(mostBytes, advice);
        }
        return new Parsed(bytes, parse(bytes));
    }

    private static JsonObject parse(byte[] bytes) {
        try (JsonReader reader =
                Json.createReaderFactory(null).createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new WebApplicationException(
                    "The body is no JSON object",
                    e,
                    Answers.json(
                                    400,
                                    Answers.failureBody(
                                                    "validation_failed",
                                                    "Please send the form as a JSON object with the content type application/json.")
                                            .add("fields", Json.createArrayBuilder()))
                            .build());
        }
    }

    private static WebApplicationException tooLarge(int mostBytes, String advice) {
        return new WebApplicationException(Answers.failure(
                413, "payload_too_large", "The request has more than " + mostBytes + " bytes. " + advice));
    }
}
