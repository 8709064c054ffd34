package io.serenade.detector;

import java.util.Optional;

/**
 * What was seen in a picture.
 *
 * @param petSeen whether the confidence reaches {@code PET_MIN_CONFIDENCE}
 * @param confidence from 0 to 1; half means as likely as not, whichever network looked
 * @param animal which one, such as {@code dog}, where that is sure enough to be said; a calf may well be called a dog
 * @param box where the likeliest animal is
 */
public record Sighting(boolean petSeen, double confidence, Optional<String> animal, Box box) {}
