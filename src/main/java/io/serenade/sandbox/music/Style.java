package io.serenade.sandbox.music;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The moods in which a song can be written, with the words by which one is asked for. */
public enum Style {
    /** A slow ballad: electric piano, strings, major sevenths. */
    ROMANTIC("romantic ballad tender"),
    /** Fast rock: driven guitars, straight eighths, loud drums. */
    ENERGETIC("energetic rock upbeat punk"),
    /** Lo-fi: swung drums, dusty keys, everything a little muffled. */
    CHILL("chill lo-fi lofi mellow"),
    /** Dance: a kick on every beat, pumping chords. */
    PARTY("party dance disco club"),
    /** An ambient waltz: harp, bells, long echoes. */
    RELAXING("relaxing ambient calm lullaby"),
    /** Folk pop for everything else: strummed guitar and a shaker. */
    HEARTFELT("heartfelt folk acoustic");

    private final String words;

    Style(String words) {
        this.words = words;
    }

    /** The first style that a tag names, otherwise one that the text names, otherwise {@link #HEARTFELT}. */
    public static Style of(List<String> tags, String text) {
        return tags.stream()
                .map(Style::namedIn)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> namedIn(text))
                .orElse(HEARTFELT);
    }

    public String word() {
        return List.of(words.split(" ")).get(0);
    }

    private static Optional<Style> namedIn(String text) {
        List<String> found = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+"));
        return Arrays.stream(values())
                .filter(style -> Arrays.stream(style.words.split(" ")).anyMatch(found::contains))
                .findFirst();
    }
}
