package io.serenade.sandbox.tasks;

import io.serenade.platform.settings.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the stand-in's songs are: {@code 45} for all of them, {@code 30-60} for anything between. */
public record SongSeconds(int min, int max) {
    private static final int LONGEST = 240;
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:\\s*-\\s*(\\d{1,3}))?");

    public static SongSeconds parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            int min = Integer.parseInt(form.group(1));
            int max = form.group(2) == null ? min : Integer.parseInt(form.group(2));
            if (min >= 1 && min <= max && max <= LONGEST) {
                return new SongSeconds(min, max);
            }
        }
        throw Settings.refusal(
                "SANDBOX_SONG_SECONDS", text, "whole seconds from 1 to " + LONGEST + " such as 45 or 30-60");
    }

    /** A length within the range, always the same for the same seed. */
    public int pick(long seed) {
        return min + (int) Math.floorMod(seed, (long) max - min + 1);
    }
}
