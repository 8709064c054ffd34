package io.serenade.jobs.calls;

import static java.util.Map.entry;

import io.serenade.platform.Settings;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * What one call to a model costs, in dollars: {@code PRICE_} and the model's name in capitals with underscores, without
 * owner and version. Of models that listen it is the price of a minute of sound, of those that write {@code …-input} and
 * {@code …-output} are the prices of a million tokens. The defaults are those of third parties' price lists of 2026.
 */
public final class Prices {
    private static final String VARIABLE = "PRICE_";
    private static final BigDecimal MAX_PRICE = new BigDecimal("1000");

    /** A song is paid with credits, of which the account's balance tells. */
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
     * @param model such as {@code owner/name:version}; zero where no price is known
     * @throws io.serenade.platform.SettingsException naming the variable, for a value that is no amount
     */
    public BigDecimal of(String model) {
        String name = model.replaceFirst("^.*/", "").replaceFirst(":.*$", "");
        String variable = variableOf(name);
        String price = settings.find(variable).orElse(USUAL.getOrDefault(name, "0"));
        try {
            BigDecimal dollars = new BigDecimal(price);
            if (dollars.signum() >= 0 && dollars.compareTo(MAX_PRICE) <= 0 && dollars.scale() <= 4) {
                return dollars;
            }
        } catch (NumberFormatException e) {
            throw refusal(variable, price);
        }
        throw refusal(variable, price);
    }

    static String variableOf(String name) {
        return VARIABLE + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    private static RuntimeException refusal(String variable, String price) {
        return Settings.refusal(variable, price, "an amount in dollars from 0 to 1000 such as 0.0125");
    }
}
