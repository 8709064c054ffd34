package io.serenade.intake;

/** What a product takes. */
public enum Taken {
    PICTURES,
    PICTURES_AND_CLIPS
}
