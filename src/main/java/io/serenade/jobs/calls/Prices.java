package io.serenade.jobs.calls;

import io.serenade.platform.Settings;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * What one call to a model costs, in dollars: {@code PRICE_} and the model's name in capitals with underscores, without
 * owner and version. The defaults are those of third parties' price lists in the spring of 2026.
 */
public final class Prices {
    private static final String VARIABLE = "PRICE_";
    private static final BigDecimal MOST = new BigDecimal("1000");

    /** A song is paid with credits, of which the account's balance tells. */
    private static final Map<String, String> USUAL = Map.of(
            "song", "0",
            "sdxl", "0.006",
            "flux-schnell", "0.003",
            "stable-video-diffusion", "0.03",
            "hailuo-02", "0.48");

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
            if (dollars.signum() >= 0 && dollars.compareTo(MOST) <= 0 && dollars.scale() <= 4) {
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
