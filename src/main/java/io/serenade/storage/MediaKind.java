package io.serenade.storage;

/** The kinds of media, each in a folder of its own. */
public enum MediaKind {
    /** Visitors' photos; never public. */
    PHOTO("uploads"),
    /** Songs as the provider made them; never public. */
    SONG("audio"),
    /** Videos with their poster, share picture and disc; public for anyone who knows the id. */
    VIDEO("video"),
    /** What the media generation made; public for anyone who knows the id. */
    GENERATED("media"),
    /** Spoken texts; public for anyone who knows the id. */
    SPEECH("speech"),
    /** Clips of pets, with and without their words; public for anyone who knows the id. */
    CLIP("clips"),
    /** Files that callers send before they order; public for anyone who knows the id, for a day. */
    UPLOAD("uploaded"),
    /** Songs that were sent for a music video, as {@code <user>/<job>/<file>}; only by signed addresses. */
    AUDIO_UPLOAD("audio-uploads", 2),
    /** Pictures of a music video's scenes and characters, as {@code <job>/<name>.png}; only by signed addresses. */
    REFERENCE_IMAGE("reference-images", 1),
    /** Clips of a music video, as {@code <job>/clip_<n>.mp4}; only by signed addresses. */
    VIDEO_CLIP("video-clips", 1),
    /** Finished music videos, as {@code <job>/<name>.mp4}; only by signed addresses. */
    VIDEO_OUTPUT("video-outputs", 1);

    private final String folder;
    private final int depth;

    MediaKind(String folder) {
        this(folder, 0);
    }

    MediaKind(String folder, int depth) {
        this.folder = folder;
        this.depth = depth;
    }

    /** The name of its folder, in a bucket and in signed addresses too. */
    public String folder() {
        return folder;
    }

    /** How many folders a key of this kind names before its file. */
    int depth() {
        return depth;
    }
}
