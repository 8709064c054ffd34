package io.serenade.lovesong.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a song, in their order. */
public final class SungText {
    private static final Pattern HEADING = Pattern.compile("\\[[^\\]\\n]*]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u2013\\u2014]+");
    /** A word in pieces, each with a time of its own. */
    private static final Pattern BROKEN = Pattern.compile("-[ \\t]+(?=\\p{Ll})");

    private static final Pattern CUE_TIME = Pattern.compile("(?m)^.*-->.*$");

    private final List<Word> words;

    /**
     * @param folded as it is compared
     * @param named whether it looks like a name: with a capital, and not because a line begins with it
     */
    record Word(String written, String folded, boolean named) {}

    private SungText(List<Word> words) {
        this.words = List.copyOf(words);
    }

    /** Headings such as {@code [Chorus]} are not sung. */
    public static SungText of(String text) {
        List<Word> words = new ArrayList<>();
        BROKEN.matcher(HEADING.matcher(text).replaceAll(" "))
                .replaceAll("-")
                .lines()
                .forEach(line -> {
                    List<String> written = Arrays.stream(SPACE.split(line))
                            .filter(word -> !word.isBlank())
                            .toList();
                    for (int i = 0; i < written.size(); i++) {
                        add(words, written.get(i), i > 0);
                    }
                });
        return new SungText(words);
    }

    /** What captions in WebVTT say. */
    public static SungText ofCaptions(String captions) {
        return of(CUE_TIME.matcher(captions.replaceFirst("^WEBVTT", ""))
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"));
    }

    private static void add(List<Word> words, String written, boolean insideLine) {
        String folded = FoldedWord.of(written);
        if (!folded.isEmpty()) {
            String bare = written.replaceAll("^\\P{L}+|\\P{L}+$", "").replaceAll("['’]s$", "");
            words.add(new Word(
                    bare, folded, insideLine && !bare.isEmpty() && Character.isUpperCase(bare.codePointAt(0))));
        }
    }

    List<Word> words() {
        return words;
    }

    public int length() {
        return words.size();
    }
}
