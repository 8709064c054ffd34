package io.serenade.storage;

/** The kinds of media, each in a folder of its own. */
public enum MediaKind {
    /** Visitors' photos; never public. */
    PHOTO("uploads"),
    /** Songs as the provider made them; never public. */
    SONG("audio"),
    /** Videos with their poster, share picture and disc; public for whoever knows the id. */
    VIDEO("video"),
    /** What the media generation made; public for whoever knows the id. */
    GENERATED("media");

    private final String folder;

    MediaKind(String folder) {
        this.folder = folder;
    }

    /** The name of its folder, in a bucket too. */
    String folder() {
        return folder;
    }
}
