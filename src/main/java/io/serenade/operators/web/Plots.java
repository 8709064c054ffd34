package io.serenade.operators.web;

import io.serenade.operators.Overview.Hour;
import io.serenade.operators.Overview.Spent;
import io.serenade.operators.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Charts as SVG, styled by the console's style sheet: each chart and each of its parts has a text that says what it
 * shows. They hold figures and moments only, nothing that people wrote.
 */
public final class Plots {
    private static final int WIDTH = 240;

    private Plots() {}

    /** What ended hour by hour: well below, failed on top. */
    public static String hours(List<Hour> hours, int height) {
        int most = Math.max(
                1,
                hours.stream().mapToInt(h -> h.succeeded() + h.failed()).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, hours.size());
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < hours.size(); i++) {
            Hour hour = hours.get(i);
            double well = scaled(hour.succeeded(), most, height);
            double failed = scaled(hour.failed(), most, height);
            String says = Words.hour(hour.from()) + ": " + hour.succeeded() + " done, " + hour.failed() + " failed";
            parts.append("<g><title>").append(says).append("</title>");
            rect(parts, "hit", i * step, 0, step, height);
            if (hour.succeeded() + hour.failed() == 0) {
                rect(parts, "none", i * step + 0.75, height - 1, step - 1.5, 1);
            }
            rect(parts, "well", i * step + 0.75, height - well, step - 1.5, well);
            rect(parts, "bad", i * step + 0.75, height - well - failed, step - 1.5, failed);
            parts.append("</g>");
        }
        int done = hours.stream().mapToInt(Hour::succeeded).sum();
        int lost = hours.stream().mapToInt(Hour::failed).sum();
        return svg("plot", height, "By the hour for a day: " + done + " done, " + lost + " failed", parts);
    }

    /** The median and the 95th percentile, by the hour. */
    public static String times(List<Hour> hours, int height) {
        double most = hours.stream()
                .mapToDouble(hour -> hour.times().secondsP95().orElse(0))
                .max()
                .orElse(0);
        StringBuilder parts = new StringBuilder();
        broken(parts, "p95", hours, hour -> hour.times().secondsP95(), most, height);
        broken(parts, "p50", hours, hour -> hour.times().secondsP50(), most, height);
        return svg(
                "plot times",
                height,
                "From order to result by the hour, at most " + Words.seconds(OptionalDouble.of(most)),
                parts);
    }

    /** Hours without a figure interrupt the line; a single one is a dot. */
    private static void broken(
            StringBuilder parts,
            String kind,
            List<Hour> hours,
            Function<Hour, OptionalDouble> figure,
            double most,
            int height) {
        double step = (double) WIDTH / Math.max(1, hours.size());
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        StringBuilder dots = new StringBuilder();
        for (int i = 0; i < hours.size(); i++) {
            OptionalDouble value = figure.apply(hours.get(i));
            if (value.isEmpty()) {
                drawing = false;
                continue;
            }
            double x = (i + 0.5) * step;
            double y = height - 2 - (most <= 0 ? 0 : value.getAsDouble() / most * (height - 4));
            path.append(drawing ? 'L' : 'M').append(text(x)).append(' ').append(text(y));
            dots.append("<circle class=\"")
                    .append(kind)
                    .append("\" cx=\"")
                    .append(text(x))
                    .append("\" cy=\"");
            dots.append(text(y))
                    .append("\" r=\"1.8\"><title>")
                    .append(Words.hour(hours.get(i).from()))
                    .append(": ");
            dots.append(Words.seconds(value)).append("</title></circle>");
            drawing = true;
        }
        if (!path.isEmpty()) {
            parts.append("<path class=\"line ")
                    .append(kind)
                    .append("\" d=\"")
                    .append(path)
                    .append("\"/>");
        }
        parts.append(dots);
    }

    /** A course over the time given, filled below its line; the moments between are as the one before. */
    public static String course(List<Point> course, Instant until, Duration shown, int height, String says) {
        Instant from = until.minus(shown);
        double most =
                Math.max(1, course.stream().mapToDouble(Point::value).max().orElse(1));
        StringBuilder line = new StringBuilder();
        double lastX = 0;
        double y = height - 1;
        for (Point point : course) {
            double x = Math.max(
                    0, WIDTH * (double) Duration.between(from, point.at()).toMillis() / shown.toMillis());
            y = height - 1 - point.value() / most * (height - 3);
            line.append(line.isEmpty() ? 'M' : 'L').append(text(x)).append(' ').append(text(y));
            lastX = x;
        }
        StringBuilder parts = new StringBuilder();
        if (!line.isEmpty()) {
            String first = line.substring(1, line.indexOf(" "));
            line.append('L').append(WIDTH).append(' ').append(text(y));
            lastX = WIDTH;
            parts.append("<path class=\"area\" d=\"")
                    .append(line)
                    .append('L')
                    .append(text(lastX))
                    .append(' ')
                    .append(height);
            parts.append('L').append(first).append(' ').append(height).append("Z\"/>");
            parts.append("<path class=\"line\" d=\"").append(line).append("\"/>");
        } else {
            rect(parts, "none", 0, height - 1, WIDTH, 1);
        }
        return svg("plot", height, says, parts);
    }

    public static String spending(List<Spent> hours, int height) {
        double most = hours.stream()
                .mapToDouble(hour -> hour.dollars().doubleValue())
                .max()
                .orElse(0);
        double step = (double) WIDTH / Math.max(1, hours.size());
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < hours.size(); i++) {
            Spent hour = hours.get(i);
            double tall = most <= 0 ? 0 : hour.dollars().doubleValue() / most * height;
            parts.append("<g><title>")
                    .append(Words.hour(hour.from()))
                    .append(": ")
                    .append(Words.dollars(hour.dollars()));
            parts.append("</title>");
            rect(parts, "hit", i * step, 0, step, height);
            rect(
                    parts,
                    tall > 0 ? "money" : "none",
                    i * step + 0.75,
                    height - Math.max(1, tall),
                    step - 1.5,
                    Math.max(1, tall));
            parts.append("</g>");
        }
        return svg("plot", height, "Spent by the hour for a day", parts);
    }

    /** One lamp for each slot, lit while it is taken; with many, each lamp stands for several. */
    public static String meter(int taken, int slots) {
        int lamps = Math.max(1, Math.min(20, slots));
        int lit = slots <= 0 ? 0 : (int) Math.ceil((double) Math.min(taken, slots) * lamps / slots);
        StringBuilder parts = new StringBuilder();
        double step = (double) WIDTH / lamps;
        for (int i = 0; i < lamps; i++) {
            String kind = i >= lit ? "off" : (double) (i + 1) / lamps > 0.85 ? "lamp hot" : "lamp";
            rect(parts, kind, i * step + 1, 0, step - 2, 10);
        }
        return svg("meter", 10, taken + " of " + slots + " slots taken", parts);
    }

    /** Shares of a whole side by side; empty ones are left out. @param kinds their CSS classes, in order */
    public static String shares(List<String> kinds, List<Integer> counts, String says) {
        int whole = counts.stream().mapToInt(Integer::intValue).sum();
        StringBuilder parts = new StringBuilder();
        double x = 0;
        for (int i = 0; i < kinds.size() && whole > 0; i++) {
            double width = (double) counts.get(i) / whole * WIDTH;
            if (counts.get(i) > 0) {
                rect(parts, kinds.get(i), x, 0, Math.max(2, width - 1), 8);
                x += width;
            }
        }
        if (whole == 0) {
            rect(parts, "none", 0, 0, WIDTH, 8);
        }
        return svg("shares", 8, says, parts);
    }

    /** One bar for each label. */
    public static String bars(List<String> labels, List<Long> values, int height, String says) {
        long most = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, values.size());
        double gap = Math.min(0.75, step / 6);
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double tall = values.get(i) == 0 ? 1 : Math.max(2, (double) values.get(i) / most * (height - 2));
            parts.append("<g><title>")
                    .append(labels.get(i))
                    .append(": ")
                    .append(values.get(i))
                    .append("</title>");
            rect(parts, "hit", i * step, 0, step, height);
            rect(parts, values.get(i) == 0 ? "none" : "well", i * step + gap, height - tall, step - 2 * gap, tall);
            parts.append("</g>");
        }
        return svg("plot", height, says, parts);
    }

    /** One horizontal bar, as long as its share of the largest value. */
    public static String bar(long value, long most, String kind, String says) {
        StringBuilder parts = new StringBuilder();
        rect(parts, "off", 0, 0, WIDTH, 8);
        rect(parts, kind, 0, 0, most == 0 ? 0 : (double) value / most * WIDTH, 8);
        return svg("shares", 8, says, parts);
    }

    /** Spent and reserved side by side, as shares of the limit; empty if there is no limit. */
    public static String purse(BigDecimal spent, BigDecimal reserved, Optional<BigDecimal> most, String title) {
        double used = spent.add(reserved).doubleValue();
        double whole = Math.max(used, most.map(BigDecimal::doubleValue).orElse(0.0));
        StringBuilder parts = new StringBuilder();
        rect(parts, "none", 0, 0, WIDTH, 8);
        if (whole > 0 && most.isPresent()) {
            double first = spent.doubleValue() / whole * WIDTH;
            rect(parts, "s-spent", 0, 0, first, 8);
            rect(parts, "s-reserved", first, 0, reserved.doubleValue() / whole * WIDTH, 8);
        }
        return svg(
                "shares",
                8,
                title + ": " + spent.toPlainString() + " spent, " + reserved.toPlainString() + " reserved",
                parts);
    }

    private static double scaled(int value, int most, int height) {
        return value == 0 ? 0 : Math.max(2, (double) value / most * (height - 2));
    }

    private static void rect(StringBuilder parts, String kind, double x, double y, double width, double height) {
        if (width > 0 && height > 0) {
            parts.append("<rect class=\"")
                    .append(kind)
                    .append("\" x=\"")
                    .append(text(x))
                    .append("\" y=\"")
                    .append(text(y));
            parts.append("\" width=\"")
                    .append(text(width))
                    .append("\" height=\"")
                    .append(text(height))
                    .append("\"/>");
        }
    }

    private static String svg(String kind, int height, String says, StringBuilder parts) {
        return "<svg class=\"" + kind + "\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"" + says + "\">" + parts + "</svg>";
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
