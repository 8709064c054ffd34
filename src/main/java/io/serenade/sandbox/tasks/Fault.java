package io.serenade.sandbox.tasks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What can go wrong with a task. Chosen by an administrator for all tasks, or for one by naming the pet {@code
 * Simulate} and the fault, or by a prompt with these words, because the prompt contains the pet's name.
 */
public enum Fault {
    /** All goes well. */
    NONE,
    /** The task ends as a failure. */
    FAIL,
    /** The task takes six times as long. */
    SLOW,
    /** The request is answered with 500 and makes no task. */
    ERROR,
    /** The first two requests are turned away with Retry-After, the third is accepted. */
    BUSY,
    /** As {@link #BUSY}, because all places of the account are taken; only the speech synthesizer tells these apart. */
    FULL,
    /** No callback is ever sent. */
    LOST,
    /** Two callbacks arrive at the same moment. */
    DOUBLE,
    /** The result is ready immediately, its callback comes very late. */
    LATE,
    /** The file breaks off in the middle although its full length was announced. */
    CUT,
    /** The task is given up before it starts; only the media generator knows this. */
    ABORTED,
    /** The callback's signature is wrong; only the media generator signs. */
    FORGED,
    /** The model has no room for the end of its answer; only models that write know this and the next three. */
    SHORT,
    /** The answer has the right form but useless content. */
    NONSENSE,
    /** There is no money left on the account. */
    BROKE,
    /** A web page comes instead of an answer, with the status 200. */
    PAGE,
    /** Words are heard that nobody sings; only the transcriber knows this. */
    INVENTED,
    /** The song does not get the pet's name right, unless the prompt says how to sing it; only the song generator knows this. */
    GARBLED,
    /** The same, whatever the prompt says. */
    MUMBLED;

    private static final Pattern MAGIC_NAME = Pattern.compile(
            "\\bsimulate\\s+("
                    + Arrays.stream(values())
                            .filter(fault -> fault != NONE)
                            .map(Fault::word)
                            .collect(Collectors.joining("|"))
                    + ")\\b",
            Pattern.CASE_INSENSITIVE);

    public static Optional<Fault> namedIn(String text) {
        Matcher name = MAGIC_NAME.matcher(text);
        return name.find() ? find(name.group(1)) : Optional.empty();
    }

    static Optional<Fault> find(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** All of them, to be read by a person. */
    static String words() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
