package io.serenade.platform.web;

import io.serenade.platform.Ids;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a request's JSON object within a limit, whatever length the request claims. */
public final class RequestBody {
    private RequestBody() {}

    /** The body as sent and as understood. */
    public record Parsed(byte[] bytes, JsonObject json) {
        /** The same for the same bytes, whatever they say; tells a repeated request from another one. */
        public String fingerprint() {
            return Ids.hash(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * @param advice a sentence on what to send instead of a body over the limit
     * @throws ProblemException 413 for a body over the limit, 400 for anything but a JSON object
     */
    public static Parsed read(HttpServletRequest request, int mostBytes, String advice) {
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge(mostBytes, advice);
        }
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = in.readNBytes(mostBytes + 1);
        } catch (IOException e) {
            throw new ProblemException(ProblemType.MALFORMED_JSON, "The request's body broke off.", e);
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
            throw new ProblemException(
                    ProblemType.MALFORMED_JSON, "Please send a JSON object with the content type application/json.", e);
        }
    }

    private static ProblemException tooLarge(int mostBytes, String advice) {
        return new ProblemException(
                ProblemType.PAYLOAD_TOO_LARGE, "The request has more than " + mostBytes + " bytes. " + advice);
    }
}
