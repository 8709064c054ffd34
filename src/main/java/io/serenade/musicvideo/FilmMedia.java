package io.serenade.musicvideo;

import java.util.Locale;

/** The keys of a film's media in the storage. */
public final class FilmMedia {
    private FilmMedia() {}

    /** @param owner as the job names it; what stands before a colon says what kind of owner it is */
    static String audioKey(String owner, String jobId, String extension) {
        String user =
                owner.replaceFirst("^[a-z]+:", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return user + "/" + jobId + "/song." + extension;
    }

    /** @param name such as {@code scene_beach} or {@code char_anna} */
    static String pictureKey(String jobId, String name) {
        return jobId + "/" + name + ".png";
    }

    static String clipKey(String jobId, int number) {
        return jobId + "/clip_" + number + ".mp4";
    }

    static String animaticKey(String jobId) {
        return jobId + "/animatic.mp4";
    }

    static String videoKey(String jobId) {
        return jobId + "/final_video.mp4";
    }
}
