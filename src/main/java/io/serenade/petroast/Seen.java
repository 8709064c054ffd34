package io.serenade.petroast;

import io.serenade.detector.Sighting;
import java.util.Optional;

/** That a pet was seen, how surely, and which, where that is sure enough to be said. */
record Seen(double confidence, Optional<String> animal) {
    static Seen of(Sighting sighting) {
        return new Seen(sighting.confidence(), sighting.animal());
    }
}
