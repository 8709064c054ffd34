package io.serenade.jobs.calls;

import static java.util.Map.entry;

import io.serenade.platform.settings.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one call to a model costs, in dollars: {@code PRICE_} and the model's name in capitals with underscores, without
 * owner and version. For models that transcribe speech it is the price of a minute of sound; for language models
 * {@code …-input} and {@code …-output} are the prices of a million tokens; {@code 0.0014/s} is the price of a second
 * that a model runs. The defaults are those of third parties' price lists of 2026.
 */
public final class Prices {
    private static final String VARIABLE = "PRICE_";
    private static final BigDecimal MAX_PRICE = new BigDecimal("1000");
    private static final Pattern AMOUNT = Pattern.compile("(?<dollars>\\d{1,4}(\\.\\d{1,6})?)(?<second>/s)?");

    /** A second on a small machine costs less than a thousandth of a dollar. */
    private static final int SECOND_PLACES = 6;

    /** A song is paid with credits, which the account's balance shows. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            entry("song", "0"),
            entry("sdxl", "0.006"),
            entry("flux-schnell", "0.003"),
            entry("stable-video-diffusion", "0.03"),
            entry("cogvideox-5b", "0.58"),
            entry("wan-2.2-i2v-fast", "0.06"),
            entry("wan-2.2-t2v-fast", "0.06"),
            entry("seedance-1-lite", "0.036"),
            entry("seedance-1-pro", "0.15"),
            entry("kling-v2.1", "0.05"),
            entry("hailuo-02", "0.48"),
            entry("wan-2.2-s2v", "0.30"),
            entry("speech", "0.12"),
            entry("whisper-1", "0.006"),
            entry("whisper-large-v3", "0.0019"),
            entry("whisper-large-v3-turbo", "0.0007"),
            entry("gpt-transcribe", "0.0045"),
            entry("gpt-4o-transcribe", "0.006"),
            entry("gpt-4o-mini-transcribe", "0.003"),
            entry("gpt-4o-input", "2.50"),
            entry("gpt-4o-output", "10"),
            entry("gpt-4o-mini-input", "0.15"),
            entry("gpt-4o-mini-output", "0.60"),
            entry("gpt-6-luna-input", "0.10"),
            entry("gpt-6-luna-output", "0.50"),
            entry("claude-sonnet-4-6-input", "3"),
            entry("claude-sonnet-4-6-output", "15"),
            entry("claude-sonnet-4-5-input", "3"),
            entry("claude-sonnet-4-5-output", "15"));

    private final Settings settings;

    public Prices(Settings settings) {
        this.settings = settings;
    }

    /**
     * What a model costs, in dollars.
     *
     * @param bySecond whether the price is for a second of run time; otherwise it is for a call
     */
    public record Price(BigDecimal dollars, boolean bySecond) {
        /** Costs are kept in ten-thousandths of a dollar. */
        private static final int PLACES = 4;

        /** What a call costs at most. @param longest how long the model may run before it is stopped */
        public BigDecimal atMost(Duration longest) {
            return of(Optional.empty(), longest);
        }

        /**
         * What a call has cost.
         *
         * @param ran how long the model ran; empty if unknown, which counts as the longest allowed time
         */
        public BigDecimal of(Optional<Duration> ran, Duration longest) {
            return bySecond
                    ? dollars.multiply(BigDecimal.valueOf(ran.orElse(longest).toMillis(), 3))
                            .setScale(PLACES, RoundingMode.UP)
                    : dollars;
        }

        /** The price of a call that uses this many of the priced units. */
        public Price times(double units) {
            return bySecond ? this : new Price(dollars.multiply(BigDecimal.valueOf(units)), false);
        }
    }

    /**
     * @param model such as {@code owner/name:version}; zero where no price is known
     * @throws io.serenade.platform.settings.SettingsException naming the variable, for a value that is no amount
     */
    public BigDecimal of(String model) {
        Price price = find(model);
        if (price.bySecond()) {
            String name = nameOf(model);
            throw Settings.refusal(
                    variableOf(name), textOf(name), "an amount in dollars; nobody says how many seconds this takes");
        }
        return price.dollars();
    }

    /** As {@link #of}, for a model whose run time is known. */
    public Price find(String model) {
        String name = nameOf(model);
        String text = textOf(name);
        Matcher parts = AMOUNT.matcher(text);
        if (parts.matches()) {
            boolean bySecond = parts.group("second") != null;
            BigDecimal dollars = new BigDecimal(parts.group("dollars"));
            if (dollars.compareTo(MAX_PRICE) <= 0 && dollars.scale() <= (bySecond ? SECOND_PLACES : Price.PLACES)) {
                return new Price(dollars, bySecond);
            }
        }
        throw Settings.refusal(
                variableOf(name),
                text,
                "an amount in dollars from 0 to 1000 such as 0.0125, or 0.0014/s for a second that the model runs");
    }

    private static String nameOf(String model) {
        return model.replaceFirst("^.*/", "").replaceFirst(":.*$", "");
    }

    private String textOf(String name) {
        return settings.find(variableOf(name)).orElse(USUAL.getOrDefault(name, "0"));
    }

    static String variableOf(String name) {
        return VARIABLE + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }
}
