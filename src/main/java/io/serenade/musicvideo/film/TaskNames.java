package io.serenade.musicvideo.film;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of a film's provider tasks: {@code clip-3}, and {@code clip2-3} in the second round of the same clip. */
public record TaskNames(String kind, int round, int number) {
    private static final Pattern NAME = Pattern.compile("([a-z]+)(\\d*)-(\\d+)");

    static String of(String kind, int round, int number) {
        return kind + (round == 1 ? "" : round) + "-" + number;
    }

    public static TaskNames read(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No task of a film is called " + name);
        }
        return new TaskNames(
                parts.group(1),
                parts.group(2).isEmpty() ? 1 : Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
    }
}
