package io.serenade.talkingpet;

import io.serenade.rendering.mp4.MovieTags;

/** The metadata of our files: that they were made with AI. */
final class PetTags {
    private PetTags() {}

    static MovieTags of(PetClip clip) {
        return new MovieTags(
                "", "Made with AI: a photo set in motion by " + clip.model().replaceFirst(":.*", ""), "Serenade");
    }
}
