package io.serenade.sandbox.music;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who a song is about, read from the prompt. A campaign may word its prompt as it likes, so several forms are
 * understood; when none fits, the song stays neutral.
 */
record SongNames(String owner, String kind, String pet) {
    private static final SongNames NEUTRAL = new SongNames("my darling", "pet", "little one");
    private static final Pattern BETWEEN_VOWELS =
            Pattern.compile("(?<=[aeiouy])([bcdfglmnprstz])(?=[aeiouy])", Pattern.CASE_INSENSITIVE);
    private static final String END = "(?<!\\b(?:St|Mr|Mrs|Ms|Dr))(?=[.!?;](?:\\s|$)|[\"\\n]|$)";
    private static final List<Pattern> FORMS = List.of(
            form("between (?<owner>.+?) and (?:their|his|her|our|my) (?:beloved |dear |darling )?"
                    + "(?<kind>\\p{L}+) (?<pet>[^,\\n]+?)" + END),
            form("between (?<owner>.+?) and (?:an? |the |their )?(?:pet )?(?<kind>\\p{L}+) "
                    + "(?:called|named) (?<pet>[^,\\n]+?)" + END),
            form("[\"“](?<owner>[^\"“”\\n]+)[\"”].*?(?<kind>dog|cat|bird|fish|pet)?.*?[\"“](?<pet>[^\"“”\\n]+)[\"”]"));

    static SongNames in(String prompt) {
        String text = prompt.strip();
        return FORMS.stream()
                .map(form -> form.matcher(text))
                .filter(Matcher::find)
                .map(SongNames::read)
                .findFirst()
                .orElse(NEUTRAL);
    }

    /** The pet's name as somebody sings it who has only heard it once: Tobby for Toby. */
    SongNames garbled() {
        String wrong =
                Arrays.stream(pet.split(" ", -1)).map(SongNames::misheard).collect(Collectors.joining(" "));
        return new SongNames(owner, kind, wrong);
    }

    private static String misheard(String word) {
        String doubled = BETWEEN_VOWELS.matcher(word).replaceAll("$1$1");
        return doubled.equals(word) && !word.isEmpty() ? word.charAt(0) + word : doubled;
    }

    String into(String line) {
        String filled = line.replace("{owner}", owner).replace("{pet}", pet);
        return filled.isEmpty() ? filled : filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1);
    }

    private static SongNames read(Matcher match) {
        String kind = match.group("kind");
        return new SongNames(
                match.group("owner").strip(),
                kind == null ? "pet" : kind,
                match.group("pet").strip());
    }

    private static Pattern form(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
