package io.serenade.lovesong;

import io.serenade.site.theme.Placeholders;
import io.serenade.site.theme.Theme;
import io.serenade.site.theme.ThemeWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a theme requests from the song provider: the prompt's wording, the tags every song gets and the tag of each
 * vibe.
 *
 * @param prompt template with {@code {owner_name}}, {@code {pet_type}} and {@code {pet_name}}
 * @param detail what is added for a personal detail, a template with {@code {detail}}; empty if the theme does not
 *     ask for one
 * @param say what is added for a name whose pronunciation is given, a template with {@code {name}} and {@code
 *     {say}}
 * @param sayAgain the same for a name that was not sung, when a second song is requested
 * @param tags fixed tags, after the vibe's own
 * @param vibeTags vibe to tag where it differs from the vibe's name; an empty tag leaves it out
 * @param petWords pet type to the word in the prompt where it differs from the type's name
 */
public record SongStyle(
        String prompt,
        Optional<String> detail,
        String say,
        String sayAgain,
        List<String> tags,
        Map<String, String> vibeTags,
        Map<String, String> petWords) {
    private static final String DETAIL = "{detail}";
    private static final String SAY = "Sing the name {name} so that it sounds like \"{say}\".";
    private static final String SAY_AGAIN =
            "The lyrics must contain the name {name}, spelled exactly so, and it is sung clearly, like \"{say}\".";
    static final List<String> MARKS = List.of("{owner_name}", "{pet_type}", "{pet_name}");

    public SongStyle {
        tags = List.copyOf(tags);
        vibeTags = Map.copyOf(vibeTags);
        petWords = Map.copyOf(petWords);
    }

    /** @throws io.serenade.platform.settings.SettingsException when the theme's prompt lacks a placeholder */
    public static SongStyle of(Theme theme) {
        ThemeWords words = theme.words();
        String prompt = words.get("prompt");
        for (String mark : MARKS) {
            if (!prompt.contains(mark)) {
                throw words.refusal("the prompt does not contain " + mark + ".");
            }
        }
        Optional<String> detail = words.find("prompt.detail");
        if (detail.filter(text -> !text.contains(DETAIL)).isPresent()) {
            throw words.refusal("its prompt.detail does not contain " + DETAIL + ".");
        }
        List<String> tags = Arrays.stream(words.find("tags").orElse("").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        return new SongStyle(
                prompt,
                detail,
                words.find("prompt.say").orElse(SAY),
                words.find("prompt.say_again").orElse(SAY_AGAIN),
                tags,
                words.below("vibe."),
                words.below("pet."));
    }

    /** @param own a personal detail, which is left out if the theme does not ask for one */
    public String promptFor(String ownerName, String petType, String petName, Optional<String> own) {
        String added = own.flatMap(given -> detail.map(text -> " " + Placeholders.fill(text, "detail", given)))
                .orElse("");
        return promptFor(ownerName, petType, petName) + added;
    }

    /** What is added to the prompt for a name whose pronunciation is given. */
    public String saying(String name, String toldSay) {
        return " " + Placeholders.fill(say, "name", name, "say", toldSay);
    }

    /** What is added to the prompt for a name that was not sung in an earlier song. */
    public String sayingAgain(String name, String toldSay) {
        return " " + Placeholders.fill(sayAgain, "name", name, "say", toldSay);
    }

    private String promptFor(String ownerName, String petType, String petName) {
        return Placeholders.fill(
                prompt,
                "owner_name",
                ownerName,
                "pet_type",
                petWords.getOrDefault(petType, petType),
                "pet_name",
                petName);
    }

    /** The vibe's tag first, as the provider weighs early tags most; then the fixed ones. */
    public List<String> tagsFor(String vibe) {
        List<String> all = new ArrayList<>();
        String tag = vibeTags.getOrDefault(vibe, vibe);
        if (!tag.isEmpty()) {
            all.add(tag);
        }
        all.addAll(tags);
        return List.copyOf(all);
    }
}
