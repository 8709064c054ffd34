package io.serenade.rendering;

import java.awt.image.BufferedImage;

/** The picture of 1200 by 630 pixels for shared links: the record on the left, the names beside it. */
final class ShareImage {
    private final Composition composition;

    ShareImage(RecordVideoSettings settings) {
        this.composition = new Composition(settings);
    }

    BufferedImage draw(Pixels photo, String petName, String ownerName) {
        return composition.firstFrame(photo, petName, ownerName);
    }
}
