package io.serenade.detector;

import java.util.Optional;

/**
 * What was seen in a picture.
 *
 * @param petSeen whether the confidence reaches {@code PET_MIN_CONFIDENCE}
 * @param confidence from 0 to 1; 0.5 means as likely as not, whichever network was used
 * @param animal which one, such as {@code dog}, if that is certain enough to say; a calf may well be called a dog
 * @param box the position of the likeliest animal
 */
public record Sighting(boolean petSeen, double confidence, Optional<String> animal, Box box) {}
