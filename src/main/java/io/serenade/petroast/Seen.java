package io.serenade.petroast;

import io.serenade.detector.Sighting;
import java.util.Optional;

/**
 * A pet that was seen.
 *
 * @param confidence from 0 to 1
 * @param animal which one, if that is certain enough to say
 */
record Seen(double confidence, Optional<String> animal) {
    static Seen of(Sighting sighting) {
        return new Seen(sighting.confidence(), sighting.animal());
    }
}
