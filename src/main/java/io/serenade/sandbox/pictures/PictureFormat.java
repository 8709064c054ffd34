package io.serenade.sandbox.pictures;

/** The kinds of files that pictures and clips are kept in. */
public enum PictureFormat {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    WEBP("webp", "image/webp"),
    MP4("mp4", "video/mp4");

    private final String ending;
    private final String mediaType;

    PictureFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** Without the dot. */
    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
