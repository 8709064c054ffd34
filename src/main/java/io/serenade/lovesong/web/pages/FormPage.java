package io.serenade.lovesong.web.pages;

import java.util.List;
import java.util.Optional;

/**
 * The first page: order a song.
 *
 * @param petTypes values of {@code pet_type} in their order
 * @param musicVibes values of {@code music_vibe} in their order
 * @param answered the song that the new one answers, if any
 */
public record FormPage(Campaign campaign, List<String> petTypes, List<String> musicVibes, Optional<Side> answered) {
    public FormPage {
        petTypes = List.copyOf(petTypes);
        musicVibes = List.copyOf(musicVibes);
    }

    /** The form with the choices of docs/api.md. */
    public static FormPage of(Campaign campaign) {
        return of(campaign, Optional.empty());
    }

    /** The same for a song that answers another. */
    public static FormPage of(Campaign campaign, Optional<Side> answered) {
        return new FormPage(
                campaign,
                List.of("Dog", "Cat", "Bird", "Fish", "Other"),
                List.of("Chill", "Energetic", "Romantic", "Party", "Relaxing", "Other"),
                answered);
    }
}
