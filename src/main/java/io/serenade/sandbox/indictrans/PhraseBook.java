package io.serenade.sandbox.indictrans;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sentences in thirteen languages, found only as a whole, ignoring letter case and surrounding blanks. */
final class PhraseBook {
    private final List<String> languages;
    private final List<List<String>> phrases = new ArrayList<>();
    private final Map<String, Map<String, Integer>> index = new HashMap<>();

    private PhraseBook(List<String> lines) {
        languages = List.of(lines.get(0).split("\t"));
        languages.forEach(language -> index.put(language, new HashMap<>()));
        lines.subList(1, lines.size()).forEach(line -> add(List.of(line.split("\t"))));
    }

    /** Reads the one that is shipped. */
    static PhraseBook open() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(PhraseBook.class.getResourceAsStream("phrases.tsv"), StandardCharsets.UTF_8))) {
            return new PhraseBook(in.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The phrase book cannot be read", e);
        }
    }

    private void add(List<String> phrase) {
        for (int i = 0; i < languages.size(); i++) {
            index.get(languages.get(i)).putIfAbsent(key(phrase.get(i)), phrases.size());
        }
        phrases.add(phrase);
    }

    /** The codes of its languages. */
    List<String> languages() {
        return languages;
    }

    List<List<String>> phrases() {
        return phrases;
    }

    /** @param from a language of the book */
    Optional<String> find(String text, String from, String to) {
        return Optional.ofNullable(index.get(from).get(key(text)))
                .map(phrase -> phrases.get(phrase).get(languages.indexOf(to)));
    }

    private static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }
}
