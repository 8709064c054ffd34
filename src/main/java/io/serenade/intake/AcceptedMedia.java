package io.serenade.intake;

/** Which kinds of media a product accepts. */
public enum AcceptedMedia {
    PICTURES,
    PICTURES_AND_CLIPS
}
