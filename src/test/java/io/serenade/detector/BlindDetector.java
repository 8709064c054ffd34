package io.serenade.detector;

import java.awt.image.BufferedImage;

/** One that is wanted and cannot look, for tests outside this package. */
public final class BlindDetector extends PetDetector {
    private final String reason;

    public BlindDetector(String reason) {
        this.reason = reason;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Sighting detect(BufferedImage picture) {
        throw new DetectorUnavailableException(reason, null);
    }
}
