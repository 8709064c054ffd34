package io.serenade.detector;

import java.util.Locale;
import java.util.Set;

/** The names of classes that count. */
final class Animals {
    /** Of the shipped file: the ten of the pet roast's specification, which are all animals that COCO knows. */
    private static final Set<String> OF_COCO =
            Set.of("bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe");

    /** What a network of the operator's own may know beside them. */
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
