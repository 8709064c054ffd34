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
 * @param callback who is to be notified of the end, found to be right
 */
public record RoastOrder(
        String text, String imageUrl, Language language, Optional<ArFilter> filter, Optional<URI> callback) {}
