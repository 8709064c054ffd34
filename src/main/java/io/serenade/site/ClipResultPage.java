package io.serenade.site;

import java.time.Instant;
import java.util.Optional;

/**
 * A finished clip. Addresses are paths of this site and begin with a slash.
 *
 * @param words under which the product's texts lie, such as {@code talk}; its pages lie at the same word
 * @param spoken what is said in it
 * @param language of what is said, as a language tag
 * @param videoUrl the MP4; {@code ?download=1} is added for the download
 * @param pictureUrl a JPEG of the pet, shown before the video plays and where the link is sent on
 * @param captionsUrl WebVTT, where there are any
 * @param mine whether the browser that asks ordered it, so that it may delete it
 * @param keptUntil when it is erased, where it ever is
 */
public record ClipResultPage(
        String product,
        String words,
        String jobId,
        String spoken,
        String language,
        String videoUrl,
        Optional<String> pictureUrl,
        Optional<String> captionsUrl,
        boolean mine,
        Instant createdAt,
        Optional<Instant> keptUntil) {}
