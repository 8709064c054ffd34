package io.serenade.petroast;

import io.serenade.rendering.filters.ArFilter;
import java.net.URI;
import java.util.Optional;

/**
 * What a caller wants.
 *
 * @param text 1 to 5,000 characters, in any of the languages
 * @param imageUrl of a picture or clip, as the caller wrote it
 * @param language of the narration
 * @param filter what is to be drawn over the video
 * @param captions who writes the captions
 * @param callback the address to notify of the end, already checked
 */
public record RoastOrder(
        String text,
        String imageUrl,
        Language language,
        Optional<ArFilter> filter,
        CaptionStyle captions,
        Optional<URI> callback) {}
