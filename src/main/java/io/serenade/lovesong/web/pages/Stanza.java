package io.serenade.lovesong.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the lyrics as it is shown. The provider marks parts by a line such as {@code [Chorus]}.
 *
 * @param part the mark without its brackets, where the stanza has one
 * @param words the sung lines, parted by line breaks
 */
public record Stanza(Optional<String> part, String words) {
    private static final Pattern MARK = Pattern.compile("^\\s*\\[([^\\]\\n]+)]\\s*$", Pattern.MULTILINE);

    /** The stanzas of a song's lyrics, in their order; blank ones are left out. */
    public static List<Stanza> parse(String lyrics) {
        List<Stanza> stanzas = new ArrayList<>();
        Optional<String> part = Optional.empty();
        int from = 0;
        Matcher mark = MARK.matcher(lyrics);
        while (mark.find()) {
            add(stanzas, part, lyrics.substring(from, mark.start()));
            part = Optional.of(mark.group(1).strip());
            from = mark.end();
        }
        add(stanzas, part, lyrics.substring(from));
        return stanzas;
    }

    /** The sung lines one by one. */
    public List<String> lines() {
        return words.lines().toList();
    }

    private static void add(List<Stanza> stanzas, Optional<String> part, String words) {
        if (!words.isBlank()) {
            stanzas.add(new Stanza(part, words.strip()));
        }
    }
}
