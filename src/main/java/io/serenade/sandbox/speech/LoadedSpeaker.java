package io.serenade.sandbox.speech;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** The one voice for all stand-ins that speak. It is loaded with the first text, so that it costs nothing before. */
@ApplicationScoped
public class LoadedSpeaker {
    private Speaker speaker;

    public Speech speak(String text, Tone tone, int sampleRate) {
        return loaded().speak(text, tone, sampleRate);
    }

    private synchronized Speaker loaded() {
        if (speaker == null) {
            speaker = new Speaker();
        }
        return speaker;
    }

    @PreDestroy
    synchronized void close() {
        if (speaker != null) {
            speaker.close();
        }
    }
}
