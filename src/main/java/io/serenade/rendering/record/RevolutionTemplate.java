package io.serenade.rendering.record;

import io.serenade.rendering.image.Frame;
import io.serenade.rendering.image.Pixels;
import java.io.IOException;
import java.io.OutputStream;

/**
 * All frames of one turn without photo and names, made once per node. A video copies them and adds only what is its own,
 * which makes drawing a fiftieth of the cost of a render.
 */
final class RevolutionTemplate {
    private final RecordVideoSettings settings;
    private final NameBand band;
    private final Pixels bandGround;
    private final Frame[] frames;
    private final DiscBlends blends;

    RevolutionTemplate(Composition composition) {
        Pixels still = composition.still();
        this.settings = composition.settings();
        this.band = composition.nameBand();
        this.bandGround = band.ground(still);
        this.frames = new Frame[settings.framesPerTurn()];
        this.blends =
                DiscBlends.of(composition.overlay(), composition.settings().photoPixels());
        Frame around = new Frame(settings.resolution());
        around.draw(still, 0, 0);
        int corner = composition.recordCorner() & ~1;
        for (int i = 0; i < frames.length; i++) {
            frames[i] = around.copy();
            frames[i].draw(composition.aroundRecord(angle(i)), corner, corner);
        }
    }

    private double angle(int frame) {
        return 2 * Math.PI * frame / frames.length;
    }

    /** Writes the frames of one turn, one after the other. */
    void write(Pixels photo, String petName, String ownerName, OutputStream out) throws IOException {
        PhotoDisc disc = PhotoDisc.of(photo, settings.photoPixels());
        Frame names = band.frame(bandGround, petName, ownerName);
        Frame frame = new Frame(settings.resolution());
        for (int i = 0; i < frames.length; i++) {
            frame.copyFrom(frames[i]);
            frame.copyRows(names, band.top(), band.bottom());
            disc.draw(frame, angle(i), blends);
            out.write(frame.bytes());
        }
    }
}
