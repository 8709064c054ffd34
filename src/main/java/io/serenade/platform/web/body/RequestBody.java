package io.serenade.platform.web.body;

import io.serenade.platform.json.BoundedJson;
import io.serenade.platform.json.JsonLimitException;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The body of a request to a method that {@link AcceptsJson}: raw and parsed. */
public final class RequestBody {
    private static final int PIECE = 8 * 1024;

    private final byte[] bytes;
    private final int maxValues;

    RequestBody(byte[] bytes, int maxValues) {
        this.bytes = bytes;
        this.maxValues = maxValues;
    }

    /**
     * The body of this request.
     *
     * @throws ProblemException why it was not received: 408, 413, 415 or 503
     */
    public static RequestBody of(HttpServletRequest request) {
        if (request.getAttribute(BodyFilter.RECEIVED) instanceof ReceivedBody received) {
            return received.body();
        }
        throw new ProblemException(ProblemType.NOT_FOUND, "Please write the address as it is documented.");
    }

    /** The whole body; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** @throws ProblemException 400 for anything but one JSON object within the limits */
    public JsonObject json() {
        try {
            return BoundedJson.object(bytes, maxValues);
        } catch (JsonLimitException e) {
            throw new ProblemException(ProblemType.MALFORMED_JSON, e.getMessage(), e);
        } catch (JsonException e) {
            throw new ProblemException(
                    ProblemType.MALFORMED_JSON, "Please send a JSON object with the content type application/json.", e);
        }
    }

    /**
     * A hash of the raw bytes, which distinguishes a repeated request from a different one. Bytes are read as Latin-1
     * and hashed as UTF-8, so that the fingerprints stored with existing keys stay valid.
     */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int from = 0; from < bytes.length; from += PIECE) {
                String piece =
                        new String(bytes, from, Math.min(PIECE, bytes.length - from), StandardCharsets.ISO_8859_1);
                digest.update(piece.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
