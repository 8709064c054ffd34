package io.serenade.providers;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Speaks texts, while the caller waits. Every method may throw {@link ProviderException}. */
public interface SpeechSynthesizer {

    /** The provider's name, for accounts and the call log. */
    String name();

    /** Whether anything can be spoken at all, for which a key or a stand-in is needed. */
    default boolean isConfigured() {
        return true;
    }

    /** The most characters (code points) that one text may have. */
    int mostCharacters();

    /**
     * Speaks a text, once: a request that was sent but not answered is never repeated here, as it may have been paid
     * for.
     *
     * @param deadline how long it may take until the last byte is there
     */
    Speech speak(SpeechRequest request, Duration deadline);

    /**
     * Looks for a speech that was asked for and whose answer was lost, which costs nothing.
     *
     * @param since when it was asked for; an equal speech that is older is not meant
     * @param deadline how long it may take until the last byte is there
     * @return empty if the provider has none, or keeps no record of what it spoke
     */
    default Optional<Speech> findSpoken(SpeechRequest request, Instant since, Duration deadline) {
        return Optional.empty();
    }

    /** The voices that may be asked for. */
    List<Voice> voices();

    /**
     * What to say.
     *
     * @param voiceId as the provider names it
     */
    record SpeechRequest(String text, String voiceId) {}

    /**
     * What was said.
     *
     * @param mp3 the file
     * @param characters when each character of the text is heard, in its order; empty if the provider does not say
     * @param requestId the provider's own id of the request, if it gave one
     */
    record Speech(byte[] mp3, List<SpokenCharacter> characters, Optional<String> requestId) {
        public Speech {
            characters = List.copyOf(characters);
        }
    }

    /**
     * A character and when it is heard, counted from the beginning of the file.
     *
     * @param text one character as people see it, or a part of it
     */
    record SpokenCharacter(String text, Duration start, Duration end) {}

    /**
     * A voice.
     *
     * @param preview the address of a free sample, if the provider has one
     */
    record Voice(String id, String name, Optional<String> description, Optional<URI> preview) {}
}
