package io.serenade.operators.web;

import io.serenade.jobs.budget.BudgetLimit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figures in words, short enough for a table. */
public final class Words {
    public static final String NOTHING = "–";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Words() {}

    /** The two largest units, such as 3 m 12 s. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        return seconds < 86_400
                ? two(seconds / 3_600, "h", seconds % 3_600 / 60, "m")
                : two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String two(long first, String unit, long second, String smaller) {
        return second == 0 ? first + " " + unit : first + " " + unit + " " + second + " " + smaller;
    }

    public static String seconds(OptionalDouble seconds) {
        if (seconds.isEmpty()) {
            return NOTHING;
        }
        double value = seconds.getAsDouble();
        return value < 10
                ? String.format(Locale.ROOT, "%.1f s", value)
                : duration(Duration.ofSeconds(Math.round(value)));
    }

    public static String age(Optional<Instant> since, Instant now) {
        return since.map(at -> duration(Duration.between(at, now))).orElse(NOTHING);
    }

    public static String milliseconds(long milliseconds) {
        return milliseconds < 1_000 ? milliseconds + " ms" : seconds(OptionalDouble.of(milliseconds / 1000.0));
    }

    public static String moment(Instant at) {
        return MINUTE.format(at);
    }

    public static String exactly(Instant at) {
        return SECOND.format(at);
    }

    public static String hour(Instant at) {
        return HOUR.format(at);
    }

    /** With decimals only if they are significant: 99.5 %, but 100 %. */
    public static String percent(OptionalDouble share) {
        if (share.isEmpty()) {
            return NOTHING;
        }
        double percent = Math.floor(share.getAsDouble() * 1_000) / 10;
        return (percent == Math.rint(percent)
                        ? String.valueOf(Math.round(percent))
                        : String.format(Locale.ROOT, "%.1f", percent))
                + " %";
    }

    public static String dollars(BigDecimal dollars) {
        return "$"
                + dollars.setScale(
                        dollars.abs().compareTo(BigDecimal.ONE) < 0 && dollars.signum() != 0 ? 3 : 2,
                        RoundingMode.HALF_UP);
    }

    /** In the unit of a limit. */
    public static String amount(BudgetLimit limit, BigDecimal amount) {
        return limit.isCredits() ? number(amount.longValue()) : dollars(amount);
    }

    public static String whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.DOWN).toPlainString();
    }

    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number).replace(',', '\u2009');
    }

    /** A code in readable form: song_timed_out becomes song timed out. */
    public static String plain(String code) {
        return code.replace('_', ' ').replace('-', ' ');
    }
}
