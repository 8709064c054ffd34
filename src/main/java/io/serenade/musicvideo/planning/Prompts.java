package io.serenade.musicvideo.planning;

import io.serenade.musicvideo.planning.ScenePlan.CastMember;
import io.serenade.musicvideo.planning.ScenePlan.Scene;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The prompts of picture and video models. All prompts of a film share the words of style and palette, and the
 * description of each character, because that makes the pictures consistent.
 */
public final class Prompts {
    /** What no picture should show. */
    public static final String NEGATIVE =
            "text, letters, watermark, logo, frame, split screen, deformed hands, extra fingers, extra limbs, "
                    + "distorted face, blurry, low quality";

    /** Words that are often the reason of a refusal, for models that do not name it. */
    private static final Set<String> RISKY = Set.of(
            "bare",
            "blood",
            "bloody",
            "bomb",
            "child",
            "children",
            "corpse",
            "dead",
            "death",
            "die",
            "dies",
            "drug",
            "drugs",
            "dying",
            "explosion",
            "explosive",
            "fight",
            "fighting",
            "gore",
            "gun",
            "guns",
            "kid",
            "kids",
            "kill",
            "killed",
            "killing",
            "kills",
            "knife",
            "lingerie",
            "murder",
            "naked",
            "nude",
            "nudity",
            "pistol",
            "rifle",
            "seductive",
            "sensual",
            "sex",
            "sexual",
            "sexy",
            "shooting",
            "skin",
            "suicide",
            "terrorist",
            "topless",
            "torture",
            "underwear",
            "violence",
            "violent",
            "war",
            "weapon",
            "weapons",
            "wound",
            "wounded");

    private static final Pattern QUOTED = Pattern.compile("[\"'“‘]([\\p{L}][\\p{L} -]{1,60})[\"'”’]");
    private static final int STYLE_WORDS = 25;

    private final ScenePlan plan;

    public Prompts(ScenePlan plan) {
        this.plan = plan;
    }

    /**
     * How much of a prompt a model reads; a longer one is cut off or refused.
     *
     * @param words at most 199
     */
    public record Limit(int words, int characters) {
        public static final Limit USUAL = new Limit(199, 1_500);

        /** Models that read with CLIP, such as SDXL, see 77 tokens. */
        public static final Limit CLIP = new Limit(55, 350);

        public Limit {
            if (words < 20 || words > 199 || characters < 100) {
                throw new IllegalArgumentException("no prompt fits into " + words + " words, " + characters);
            }
        }
    }

    /** The picture of a place, without anybody in it. */
    public String scene(Scene scene, Limit limit) {
        return fit(List.of(scene.description(), "nobody in the picture, establishing shot"), limit);
    }

    /** The picture of a character. */
    public String character(CastMember member, Limit limit) {
        return fit(List.of("Portrait of one person or being: " + member.description(), "plain background"), limit);
    }

    /** A clip of a shot, for a model that reads words. */
    public String clip(Shot shot, Limit limit) {
        List<String> parts = new ArrayList<>();
        parts.add(shot.prompt());
        shot.characters().forEach(id -> parts.add(plan.character(id).description()));
        parts.add(shot.camera().words());
        parts.add(shot.light().words());
        parts.add(plan.scene(shot.scene()).description());
        return fit(parts, limit);
    }

    /** The words that all prompts end with. */
    public String style() {
        String style = words(plan.style(), STYLE_WORDS);
        return style + ", palette of " + String.join(", ", plan.palette());
    }

    /**
     * The parts share the room that the style leaves: the first may be the longest, and none is left out altogether.
     */
    private String fit(List<String> parts, Limit limit) {
        String style = fitted(style(), limit.words() / 2, limit.characters() / 2);
        int words = limit.words() - count(style);
        int characters = limit.characters() - style.length() - 2;
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < parts.size() && words > 0 && characters > 2; i++) {
            int left = parts.size() - i;
            boolean roomForAll =
                    count(rest(parts, i)) <= words && rest(parts, i).length() <= characters;
            String part = roomForAll
                    ? sentence(parts.get(i))
                    : fitted(sentence(parts.get(i)), Math.max(1, words * 2 / (left + 1)), characters * 2 / (left + 1));
            if (!part.isEmpty()) {
                kept.add(part);
                words -= count(part);
                characters -= part.length() + 2;
            }
        }
        kept.add(style);
        return String.join(". ", kept);
    }

    private static String rest(List<String> parts, int from) {
        return String.join(". ", parts.subList(from, parts.size()));
    }

    private static String fitted(String text, int words, int characters) {
        return PlanReader.clean(words(text, words), Math.max(1, characters));
    }

    private static String sentence(String text) {
        return text.strip().replaceAll("[.,;:\\s]+$", "");
    }

    private static String words(String text, int most) {
        return Arrays.stream(text.strip().split("\\s+")).limit(most).collect(Collectors.joining(" "));
    }

    private static int count(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    /**
     * A prompt without the words for which a model refused it.
     *
     * @param refusal what the model said; words that it quotes are dropped, and so are words that are often refused
     * @return the same prompt if there is nothing to drop, so that asking again is useless
     */
    public static String withoutFlagged(String prompt, String refusal) {
        Set<String> flagged = QUOTED.matcher(refusal)
                .results()
                .map(quoted -> quoted.group(1).toLowerCase(Locale.ROOT).strip())
                .collect(Collectors.toSet());
        String softened = prompt;
        for (String words : flagged) {
            softened = Pattern.compile(
                            "(?<![\\p{L}])" + Pattern.quote(words) + "(?![\\p{L}])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(softened)
                    .replaceAll("");
        }
        softened = Pattern.compile("\\p{L}+")
                .matcher(softened)
                .replaceAll(word -> RISKY.contains(word.group().toLowerCase(Locale.ROOT))
                        ? ""
                        : Matcher.quoteReplacement(word.group()));
        return softened.equals(prompt) ? prompt : tidied(softened);
    }

    private static String tidied(String prompt) {
        return prompt.replaceAll("\\s+", " ")
                .replaceAll(" ([.,;])", "$1")
                .replaceAll("([.,;])[.,;]+", "$1")
                .strip();
    }
}
