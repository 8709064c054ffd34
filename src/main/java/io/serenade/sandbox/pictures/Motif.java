package io.serenade.sandbox.pictures;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the painter knows to draw, with the words by which prompts ask for it. */
enum Motif {
    NIGHT("night|midnight|nocturnal|stars?|starry|moon|moonlit|galaxy|space|cosmos|cosmic"),
    SUNSET("sunset|sunrise|dusk|dawn|evening|golden hour|twilight"),
    MOUNTAINS("mountains?|alps|alpine|peaks?|summit|cliffs?|canyon|valley"),
    SEA("sea|ocean|beach|waves?|lake|water|river|island|coast|boat|ship|harbou?r|surf"),
    FOREST("forest|trees?|woods?|woodland|jungle|pines?|park"),
    CITY("city|cities|skyline|streets?|buildings?|towers?|town|skyscrapers?|urban|cyberpunk|metropolis"),
    FLOWERS("flowers?|floral|roses?|tulips?|blossoms?|meadow|garden|bouquet|spring"),
    SNOW("snow|snowy|winter|ice|icy|frozen|christmas"),
    DESERT("desert|dunes?|sand|sahara|oasis"),
    CAT("cats?|kittens?|kitty|tabby"),
    DOG("dogs?|pupp(?:y|ies)|hound|corgi|retriever|poodle|terrier"),
    BIRDS("birds?|gulls?|seagulls?|swallows?|parrots?|eagle"),
    HEART("love|hearts?|romantic|valentine|wedding");

    private final Pattern words;

    Motif(String words) {
        this.words = Pattern.compile("\\b(?:" + words + ")\\b");
    }

    static Set<Motif> namedIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<Motif> named = EnumSet.noneOf(Motif.class);
        Arrays.stream(values())
                .filter(motif -> motif.words.matcher(lower).find())
                .forEach(named::add);
        return named;
    }
}
