package io.serenade.providers.revid;

import io.serenade.providers.AvatarVideoMaker.AvatarVideo;
import io.serenade.providers.AvatarVideoMaker.Status;
import io.serenade.providers.WebAddress;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Understands Revid's records of videos. */
final class RevidRecords {
    private static final int LONGEST_ERROR = 500;
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(86_400);

    private RevidRecords() {}

    static AvatarVideo parse(String pid, JsonObject record) {
        return new AvatarVideo(
                pid,
                status(record),
                percent(record),
                text(record, "videoUrl").flatMap(RevidRecords::file),
                number(record, "durationSeconds")
                        .filter(seconds -> seconds.compareTo(LONGEST_SECONDS) <= 0)
                        .map(seconds ->
                                Duration.ofMillis(seconds.movePointRight(3).longValue())),
                number(record, "creditsUsed"),
                text(record, "error").map(RevidRecords::printable));
    }

    /** The id of a record or of a webhook. @return empty unless it can be put into an address */
    static Optional<String> pid(JsonObject record) {
        return text(record, "pid").filter(RevidRecords::isId);
    }

    static boolean isId(String text) {
        return text.matches("[A-Za-z0-9_-]{1,100}");
    }

    static Status status(JsonObject record) {
        return statusOf(text(record, "status").orElse(""));
    }

    /**
     * Unknown words count as still being made; one client has seen {@code building}, another's relay says {@code
     * completed}.
     */
    static Status statusOf(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "queued" -> Status.QUEUED;
            case "ready", "completed" -> Status.READY;
            case "failed", "error" -> Status.FAILED;
            default -> Status.RENDERING;
        };
    }

    static Optional<String> text(JsonObject record, String field) {
        return record.get(field) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString().strip())
                : Optional.empty();
    }

    static Optional<BigDecimal> number(JsonObject record, String field) {
        return record.get(field) instanceof JsonNumber number
                        && number.bigDecimalValue().signum() >= 0
                        && number.bigDecimalValue().precision() < 20
                ? Optional.of(number.bigDecimalValue())
                : Optional.empty();
    }

    /** A successful answer may have {@code success} as 1, as true or not at all. */
    static boolean isRefusal(JsonObject answer) {
        JsonValue success = answer.getOrDefault("success", JsonValue.TRUE);
        return success.equals(JsonValue.FALSE) || success instanceof JsonNumber number && number.intValue() == 0;
    }

    static String printable(String said) {
        String printable = said.replaceAll("\\p{Cntrl}+", " ").strip();
        return printable.substring(0, Math.min(LONGEST_ERROR, printable.length()));
    }

    private static OptionalInt percent(JsonObject record) {
        return number(record, "progress")
                .map(value -> OptionalInt.of(Math.min(100, value.intValue())))
                .orElse(OptionalInt.empty());
    }

    private static Optional<URI> file(String address) {
        return WebAddress.of(address).filter(uri -> uri.getHost() != null);
    }
}
