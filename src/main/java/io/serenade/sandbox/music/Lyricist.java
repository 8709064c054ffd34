package io.serenade.sandbox.music;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes the words of a song: two verses and a chorus in the mood of the style, with both names in them. The first
 * verse tells of the two, the second speaks to the pet.
 */
public final class Lyricist {

    private Lyricist() {}

    /** The same seed, style and prompt give the same words. Sections are headed {@code [Verse 1]}, {@code [Chorus]}. */
    public static String write(String seed, Style style, String prompt) {
        return write(seed, style, prompt, false);
    }

    /** @param garbled whether the pet's name is sung wrongly */
    public static String write(String seed, Style style, String prompt, boolean garbled) {
        SplittableRandom random = new SplittableRandom(Seed.of("lyrics\n" + seed));
        SongNames names = garbled ? SongNames.in(prompt).garbled() : SongNames.in(prompt);
        List<String> openings = pickTwo(LyricLines.openings(style), random);
        List<String> closings = pickTwo(LyricLines.closings(names.kind()), random);
        String chorus = LyricLines.choruses(style)
                .get(random.nextInt(LyricLines.choruses(style).size()));
        String ending = LyricLines.ENDINGS.get(random.nextInt(LyricLines.ENDINGS.size()));
        return String.join(
                "\n\n",
                section("Verse 1", names, openings.get(0), openings.get(1)),
                section("Chorus", names, chorus),
                section("Verse 2", names, closings.get(0), closings.get(1)),
                section("Chorus", names, chorus),
                section("Outro", names, ending));
    }

    private static String section(String heading, SongNames names, String... blocks) {
        List<String> lines = new ArrayList<>(List.of("[" + heading + "]"));
        for (String block : blocks) {
            block.lines().map(names::into).forEach(lines::add);
        }
        return String.join("\n", lines);
    }

    private static List<String> pickTwo(List<String> choices, SplittableRandom random) {
        int first = random.nextInt(choices.size());
        int second = (first + 1 + random.nextInt(choices.size() - 1)) % choices.size();
        return List.of(choices.get(first), choices.get(second));
    }
}
