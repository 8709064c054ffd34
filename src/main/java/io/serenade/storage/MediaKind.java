package io.serenade.storage;

/** The kinds of media, each in a folder of its own. */
public enum MediaKind {
    /** Visitors' photos; never public. */
    PHOTO,
    /** Songs as the provider made them; never public. */
    SONG,
    /** Videos with their poster, share picture and disc; public for whoever knows the id. */
    VIDEO
}
