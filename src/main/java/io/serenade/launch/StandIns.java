package io.serenade.launch;

import io.serenade.platform.Settings;

/**
 * Which outside services are played here; each stand-in answers only while the key of its service is missing.
 *
 * @param songs whether songs are made here
 * @param media whether pictures and clips are made here
 */
record StandIns(boolean songs, boolean media) {

    static StandIns from(Settings settings) {
        boolean on = settings.flag("SANDBOX", false);
        return new StandIns(
                on && settings.secret("SONAUTO_API_KEY").isEmpty(),
                on && settings.secret("REPLICATE_API_TOKEN").isEmpty());
    }

    /** What the person at the console should know about money; empty where every service is the real one. */
    String sentence() {
        if (songs && media) {
            return "sandbox on: songs, pictures and clips are made here and nothing is paid; ";
        }
        if (songs) {
            return "sandbox on for songs; pictures and clips are Replicate's, which costs; ";
        }
        return media ? "sandbox on for pictures and clips; songs are Sonauto's, which costs; " : "";
    }
}
