package io.serenade.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Typed reading of environment variables. Blank values count as absent. Every refusal is a {@link SettingsException}
 * whose message names the variable, the value and what is allowed; secrets are read with {@link #secret} and never
 * quoted.
 *
 * <p>The launcher reads them from the environment before the server starts; inside the server the same variables come
 * through MicroProfile Config (see {@code Configuration}).
 */
public final class Settings {
    private final Function<String, Optional<String>> source;

    public Settings(Function<String, Optional<String>> source) {
        this.source = source;
    }

    public static Settings ofEnvironment() {
        return new Settings(name -> Optional.ofNullable(System.getenv(name)));
    }

    public Optional<String> find(String name) {
        return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String name, String defaultValue) {
        return find(name).orElse(defaultValue);
    }

    public Optional<Secret> secret(String name) {
        return find(name).map(Secret::new);
    }

    public int integer(String name, int defaultValue, int min, int max) {
        return find(name)
                .map(value -> {
                    try {
                        return between(name, value, Integer.parseInt(value), min, max);
                    } catch (NumberFormatException e) {
                        throw refusal(name, value, "a whole number from " + min + " to " + max);
                    }
                })
                .orElse(defaultValue);
    }

    /**
     * A decimal number of the unit given, as a duration: {@code minutes("X", 10)} reads {@code 0.5} as thirty seconds.
     */
    public Duration minutes(String name, double defaultMinutes) {
        return duration(name, defaultMinutes, 60_000, "minutes");
    }

    /** A decimal number of seconds, above zero. */
    public Duration seconds(String name, double defaultSeconds) {
        return duration(name, defaultSeconds, 1_000, "seconds");
    }

    private Duration duration(String name, double defaultValue, double millisPerUnit, String unit) {
        double amount = find(name)
                .map(value -> {
                    try {
                        double number = Double.parseDouble(value);
                        if (number > 0 && number <= 1_000_000) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        throw refusal(name, value, "a number of " + unit + " above 0");
                    }
                    throw refusal(name, value, "a number of " + unit + " above 0");
                })
                .orElse(defaultValue);
        return Duration.ofMillis(Math.round(amount * millisPerUnit));
    }

    public boolean flag(String name, boolean defaultValue) {
        return find(name)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "on", "true", "yes", "1" -> true;
                    case "off", "false", "no", "0" -> false;
                    default -> throw refusal(name, value, "on or off");
                })
                .orElse(defaultValue);
    }

    /** An absolute http or https address without a trailing slash. */
    public URI address(String name, String defaultValue) {
        return findAddress(name).orElseGet(() -> URI.create(defaultValue));
    }

    public Optional<URI> findAddress(String name) {
        return find(name).map(value -> {
            try {
                URI uri = new URI(value.replaceAll("/+$", ""));
                if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                        && uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                throw refusal(name, value, "an http or https address such as https://example.com");
            }
            throw refusal(name, value, "an http or https address such as https://example.com");
        });
    }

    public Optional<Instant> timestamp(String name) {
        return find(name).map(value -> {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException e) {
                throw refusal(name, value, "a moment such as 2027-02-01T00:00:00Z");
            }
        });
    }

    /** Comma-separated values, trimmed, without blanks. */
    public List<String> list(String name, String defaultValue) {
        return Arrays.stream(text(name, defaultValue).split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    public String oneOf(String name, String defaultValue, String... allowed) {
        String value = text(name, defaultValue);
        if (!Arrays.asList(allowed).contains(value)) {
            throw refusal(name, value, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    public static SettingsException refusal(String name, String value, String allowed) {
        return new SettingsException(name, "is \"" + value + "\" but must be " + allowed + ".");
    }

    private static int between(String name, String value, int number, int min, int max) {
        if (number < min || number > max) {
            throw refusal(name, value, "a whole number from " + min + " to " + max);
        }
        return number;
    }
}
