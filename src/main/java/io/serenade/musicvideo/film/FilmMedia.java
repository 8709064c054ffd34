package io.serenade.musicvideo.film;

import java.time.Duration;
import java.util.Locale;

/** A film's media in the storage: their keys, and the space they take. */
public final class FilmMedia {
    /** Measured: a second of film takes 0.94 MB where all clips differ, the clip that is seen in it 0.3 MB. */
    private static final long BYTES_PER_SECOND = 1_250_000;

    private FilmMedia() {}

    /** @param owner as the job names it; the part before the colon is the kind of owner */
    public static String audioKey(String owner, String jobId, String extension) {
        String user =
                owner.replaceFirst("^[a-z]+:", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return user + "/" + jobId + "/song." + extension;
    }

    /** What pictures, clips and film are expected to take in bytes, before they are there. */
    public static long expectedBytes(Duration song) {
        return song.toMillis() * BYTES_PER_SECOND / 1_000;
    }

    /** @param name such as {@code scene_beach} or {@code char_anna} */
    public static String pictureKey(String jobId, String name) {
        return jobId + "/" + name + ".png";
    }

    public static String clipKey(String jobId, int number) {
        return jobId + "/clip_" + number + ".mp4";
    }

    /** The key of a clip that is made again; the former one keeps its file. @param run as for {@link #recutKey} */
    public static String remadeClipKey(String jobId, int number, long run) {
        return jobId + "/clip_" + number + "_" + run + ".mp4";
    }

    public static String animaticKey(String jobId) {
        return jobId + "/animatic.mp4";
    }

    public static String videoKey(String jobId) {
        return jobId + "/final_video.mp4";
    }

    /**
     * The key of a film that is cut again. The old cut keeps its file until the new one has replaced it, and no run
     * overwrites what another has stored.
     *
     * @param run the claim's version, which no other run has
     */
    public static String recutKey(String jobId, long run) {
        return jobId + "/final_video_" + run + ".mp4";
    }

    /** The key of the film in another shape. @param run as for {@link #recutKey} */
    public static String versionKey(String jobId, FilmShape shape, long run) {
        return jobId + "/final_video_" + shape.ratio().replace(':', 'x') + "_" + run + ".mp4";
    }
}
