package io.serenade.site;

import java.util.List;
import java.util.Optional;

/**
 * A clip that is being made of a photo.
 *
 * @param words under which the product's texts lie, such as {@code talk}; its pages lie at the same word
 * @param steps those that a visitor sees, in their order, the first while it waits and the last when it is ready
 * @param step where it stands when the page is written; the page's script follows from there
 * @param percent 0 to 100
 * @param ageSeconds since the order was accepted; after five minutes the page says that it takes longer
 * @param pictureUrl the photo, where it may be shown
 */
public record ClipWaitingPage(
        String product,
        String words,
        String jobId,
        List<String> steps,
        String step,
        int percent,
        long ageSeconds,
        Optional<String> pictureUrl) {
    public ClipWaitingPage {
        steps = List.copyOf(steps);
    }
}
