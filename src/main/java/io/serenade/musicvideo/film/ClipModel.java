package io.serenade.musicvideo.film;

import io.serenade.jobs.calls.Prices.Price;
import io.serenade.platform.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A model that makes clips, and what is known about it beyond its schema.
 *
 * @param name such as {@code owner/name:version}
 * @param lengths seconds of the clips that it makes, ascending; for a range, the shortest and the longest
 * @param range whether any length between the first and the last is possible
 * @param pricedBySecond whether its price is per second
 * @param needsPicture whether it requires a first frame
 * @param takesPicture whether a first frame is of any use to it
 */
public record ClipModel(
        String name,
        List<Double> lengths,
        boolean range,
        boolean pricedBySecond,
        boolean needsPicture,
        boolean takesPicture) {
    /** Lengths as settings write them: {@code 5,10} or {@code 2-12}. */
    private static final Pattern LENGTHS = Pattern.compile(
            "\\d{1,2}(\\.\\d{1,3})?-\\d{1,2}(\\.\\d{1,3})?|\\d{1,2}(\\.\\d{1,3})?(,\\d{1,2}(\\.\\d{1,3})?)*");

    /** From the pages of the models: 25 frames at 6 per second, 49 at 8, 81 to 100 at 16, and whole seconds. */
    private static final Map<String, String> USUAL_LENGTHS = Map.of(
            "stable-video-diffusion", "4.167",
            "cogvideox-5b", "6.125",
            "wan-2.2-i2v-fast", "5.063-6.25",
            "wan-2.2-t2v-fast", "5.063-6.25",
            "seedance-1-lite", "2-12",
            "seedance-1-pro", "2-12",
            "hailuo-02", "6,10",
            "kling-v2.1", "5,10");

    private static final List<String> BY_SECOND = List.of("seedance", "kling");
    private static final List<String> FROM_PICTURES = List.of("stable-video-diffusion", "i2v", "kling-v2.1");
    private static final List<String> FROM_TEXT_ONLY = List.of("cogvideox-5b", "t2v");
    private static final String ELSE = "5";

    public static ClipModel of(String name, Settings settings) {
        String plain = plainName(name);
        String variable = "CLIP_SECONDS_" + plain.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        String lengths = settings.find(variable).orElse(USUAL_LENGTHS.getOrDefault(plain, ELSE));
        if (!LENGTHS.matcher(lengths).matches()) {
            throw Settings.refusal(variable, lengths, "seconds such as 5,10 or a range of them such as 2-12");
        }
        List<Double> seconds = Arrays.stream(lengths.split("[,-]"))
                .map(Double::valueOf)
                .sorted()
                .toList();
        return new ClipModel(
                name,
                seconds,
                lengths.contains("-"),
                isOneOf(BY_SECOND, plain),
                isOneOf(FROM_PICTURES, plain),
                !isOneOf(FROM_TEXT_ONLY, plain));
    }

    private static boolean isOneOf(List<String> names, String plain) {
        return names.stream().anyMatch(plain::contains);
    }

    /** Without owner and version. */
    public static String plainName(String name) {
        return name.replaceFirst("^.*/", "").replaceFirst(":.*$", "");
    }

    /** The name used in cost reports. */
    public String apiName() {
        return apiName(name);
    }

    /** The short names that docs/music-video.md uses, otherwise the model's own. */
    public static String apiName(String model) {
        String plain = plainName(model);
        return switch (plain) {
            case "stable-video-diffusion" -> "svd";
            case "cogvideox-5b" -> "cogvideox";
            default -> plain;
        };
    }

    /** The shortest length that covers the wanted one, otherwise the longest. @param wanted seconds */
    public double lengthFor(double wanted) {
        if (range) {
            double whole = name.contains("wan") ? wanted : Math.ceil(wanted - 0.001);
            return Math.min(lengths.get(lengths.size() - 1), Math.max(lengths.get(0), whole));
        }
        return lengths.stream().filter(length -> length >= wanted).findFirst().orElse(lengths.get(lengths.size() - 1));
    }

    /** @param unit its price, per clip or per second of the clip, unless the model is paid by run time */
    public Price price(Price unit, double wanted) {
        return pricedBySecond ? unit.times(lengthFor(wanted)) : unit;
    }
}
