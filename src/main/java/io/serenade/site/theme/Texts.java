package io.serenade.site.theme;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every sentence a visitor reads, by key. The common bundle is complete; a theme replaces the sentences that differ in
 * its season. Placeholders are written {@code {pet}} and filled in one pass, so that a value is never read as a
 * placeholder itself.
 */
public final class Texts {
    private final Map<String, String> sentences;

    Texts(Map<String, String> sentences) {
        this.sentences = Map.copyOf(sentences);
    }

    /**
     * The sentence of a key, its placeholders filled in.
     *
     * @param replacements placeholder names and values by turns: {@code of("result.title", "pet", "Toby")}
     * @throws IllegalArgumentException for a key no bundle has
     */
    public String of(String key, Object... replacements) {
        String sentence = sentences.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("No text \"" + key + "\" in the bundles of this theme");
        }
        return replacements.length == 0 ? sentence : Placeholders.fill(sentence, replacements);
    }

    public Set<String> keys() {
        return sentences.keySet();
    }

    /** The texts below a prefix, under their keys without it; the pages' scripts get {@code js.} this way. */
    public Map<String, String> below(String prefix) {
        Map<String, String> found = new TreeMap<>();
        sentences.forEach((key, sentence) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), sentence);
            }
        });
        return found;
    }
}
