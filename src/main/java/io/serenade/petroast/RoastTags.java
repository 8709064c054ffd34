package io.serenade.petroast;

import io.serenade.rendering.mp4.MovieTags;

/** The metadata in the file of a roast, which replace the maker's. */
final class RoastTags {
    private RoastTags() {}

    /** @param maker the provider's name */
    static MovieTags of(String maker) {
        return new MovieTags("", "Made with AI: a photo that speaks, by " + maker, "Serenade");
    }
}
