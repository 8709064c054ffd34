package io.serenade.detector;

import java.util.Locale;
import java.util.Set;

/** The class names that count as pets. */
final class Animals {
    /**
     * The classes of the shipped network: the ten animals that docs/pet-roast.md lists, which are all the animals in
     * COCO.
     */
    private static final Set<String> OF_COCO =
            Set.of("bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe");

    /** More animals that an operator's own network may know. */
    private static final Set<String> OTHERS = Set.of(
            "alpaca",
            "animal",
            "budgie",
            "camel",
            "canary",
            "chicken",
            "chinchilla",
            "donkey",
            "duck",
            "ferret",
            "fish",
            "frog",
            "gecko",
            "gerbil",
            "goat",
            "goldfish",
            "goose",
            "guinea pig",
            "hamster",
            "hedgehog",
            "hen",
            "iguana",
            "kitten",
            "lizard",
            "llama",
            "monkey",
            "mouse",
            "parrot",
            "pet",
            "pig",
            "pony",
            "puppy",
            "rabbit",
            "rat",
            "rooster",
            "snake",
            "squirrel",
            "tortoise",
            "turkey",
            "turtle");

    private Animals() {}

    static boolean include(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
        return OF_COCO.contains(plain) || OTHERS.contains(plain);
    }
}
