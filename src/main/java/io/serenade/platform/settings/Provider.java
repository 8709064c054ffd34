package io.serenade.platform.settings;

import java.util.Optional;

/**
 * An outside service that a product pays for. Without its key the sandbox replaces it, if that is on; without both, the
 * service's products cannot be ordered.
 *
 * @param name as it is written in addresses and in the call log, such as {@code replicate}
 * @param keyVariable the environment variable of the key
 * @param maker the name that people know, such as Replicate
 * @param noun what it makes, in words that follow "cannot order", such as pictures and clips
 * @param needsKey false for one that an operator may run without any
 * @param copies a sentence on how long it keeps what it was sent and what it made; empty if it does not say
 */
public record Provider(
        String name, String keyVariable, String maker, String noun, boolean needsKey, Optional<String> copies) {

    public Provider(String name, String keyVariable, String maker, String noun, boolean needsKey) {
        this(name, keyVariable, maker, noun, needsKey, Optional.empty());
    }

    /** A service that cannot be used without a key. */
    public Provider(String name, String keyVariable, String maker, String noun) {
        this(name, keyVariable, maker, noun, true);
    }

    /** The same, with what it says about its copies. */
    public Provider keeping(String term) {
        return new Provider(name, keyVariable, maker, noun, needsKey, Optional.of(term));
    }

    public Optional<Secret> key(Settings settings) {
        return settings.secret(keyVariable);
    }

    /** Whether the sandbox answers in its place. */
    public boolean hasStandIn(Settings settings) {
        return isSandboxOn(settings) && key(settings).isEmpty();
    }

    /** Where the stand-in of this provider answers, without a slash at the end. */
    public String standInAddress(Settings settings) {
        return NodeSettings.from(settings).local() + "/sandbox/" + name;
    }

    private static boolean isSandboxOn(Settings settings) {
        return NodeSettings.from(settings).sandbox();
    }
}
