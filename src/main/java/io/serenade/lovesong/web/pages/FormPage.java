package io.serenade.lovesong.web.pages;

import java.util.List;

/**
 * The first page: order a song.
 *
 * @param petTypes values of {@code pet_type} in their order
 * @param musicVibes values of {@code music_vibe} in their order
 */
public record FormPage(Campaign campaign, List<String> petTypes, List<String> musicVibes) {
    public FormPage {
        petTypes = List.copyOf(petTypes);
        musicVibes = List.copyOf(musicVibes);
    }

    /** The form with the specification's choices. */
    public static FormPage of(Campaign campaign) {
        return new FormPage(
                campaign,
                List.of("Dog", "Cat", "Bird", "Fish", "Other"),
                List.of("Chill", "Energetic", "Romantic", "Party", "Relaxing", "Other"));
    }
}
