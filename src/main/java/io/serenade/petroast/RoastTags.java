package io.serenade.petroast;

import io.serenade.rendering.mp4.MovieTags;

/** What stands in the file of a roast about where it comes from, instead of what its maker wrote there. */
final class RoastTags {
    private RoastTags() {}

    /** @param maker the provider's name */
    static MovieTags of(String maker) {
        return new MovieTags("", "Made with AI: a photo that speaks, by " + maker, "Serenade");
    }
}
