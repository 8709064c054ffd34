package io.serenade.musicvideo.planning;

import java.util.Locale;

/** How the camera moves or stands, with the words that video models understand. */
public enum Camera {
    STATIC("static shot, locked camera"),
    SLOW_PUSH_IN("slow push in"),
    PULL_BACK("slow pull back revealing the surroundings"),
    PAN("smooth horizontal pan"),
    TILT("vertical tilt"),
    TRACKING("tracking shot moving alongside"),
    DOLLY("dolly forward"),
    ORBIT("orbiting camera"),
    CRANE("rising crane shot"),
    AERIAL("aerial drone shot"),
    HANDHELD("energetic handheld camera"),
    CLOSE_UP("intimate close-up, shallow depth of field");

    private final String words;

    Camera(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Its name in plans: {@code slow_push_in}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
