package io.serenade.lovesong.web.pages;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the lyrics as it is shown. The provider marks parts by a line such as {@code [Chorus]}.
 *
 * @param part the mark without its brackets, where the stanza has one
 * @param lines the sung lines; an empty one separates two verses
 */
public record Stanza(Optional<String> part, List<SungLine> lines) {
    private static final Pattern MARK = Pattern.compile("^\\s*\\[([^\\]\\n]+)]\\s*$", Pattern.MULTILINE);

    public Stanza {
        lines = List.copyOf(lines);
    }

    /**
     * The stanzas of a song's lyrics, in their order; blank ones are left out.
     *
     * @param times a line for each line that is neither blank nor a mark, where they are known
     */
    public static List<Stanza> parse(String lyrics, Optional<String> times) {
        Iterator<String> rows = times.orElse("").lines().iterator();
        List<Stanza> stanzas = new ArrayList<>();
        Optional<String> part = Optional.empty();
        int from = 0;
        Matcher mark = MARK.matcher(lyrics);
        while (mark.find()) {
            add(stanzas, part, lyrics.substring(from, mark.start()), rows);
            part = Optional.of(mark.group(1).strip());
            from = mark.end();
        }
        add(stanzas, part, lyrics.substring(from), rows);
        return stanzas;
    }

    private static void add(List<Stanza> stanzas, Optional<String> part, String words, Iterator<String> rows) {
        if (!words.isBlank()) {
            List<SungLine> lines = words.strip()
                    .lines()
                    .map(line -> new SungLine(line, line.isBlank() || !rows.hasNext() ? "" : rows.next()))
                    .toList();
            stanzas.add(new Stanza(part, lines));
        }
    }
}
