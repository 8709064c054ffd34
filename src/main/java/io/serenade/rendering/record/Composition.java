package io.serenade.rendering.record;

import io.serenade.rendering.image.Pixels;
import io.serenade.rendering.image.Scaling;
import io.serenade.rendering.image.Turning;
import java.awt.image.BufferedImage;

/**
 * The layers of the picture at the size of the video, from back to front: background, turning record, turning photo,
 * and what stays still above both, the light and the tone arm.
 */
final class Composition {
    private final RecordVideoSettings settings;
    private final Pixels background;
    private final Pixels record;
    private final Pixels overlay;
    private final Lettering lettering;

    Composition(RecordVideoSettings settings) {
        this.settings = settings;
        ArtFiles art = new ArtFiles(settings.assets());
        int edge = settings.resolution();
        this.background = opaque(Scaling.scale(art.picture("VIDEO_BACKGROUND", settings.background()), edge, edge));
        this.record = Scaling.scale(
                art.picture("VIDEO_VINYL_TEMPLATE", settings.record()),
                settings.recordPixels(),
                settings.recordPixels());
        // A theme of three files has no light of its own; then the arm alone lies above the record.
        this.overlay = art.findPicture("VIDEO_LIGHT", settings.light())
                .map(light -> Scaling.scale(light, edge, edge))
                .orElseGet(() -> new Pixels(edge, edge));
        overlay.lay(Scaling.scale(art.picture("VIDEO_NEEDLE", settings.needle()), edge, edge), 0, 0);
        this.lettering = Lettering.load(settings, art);
    }

    private static Pixels opaque(Pixels picture) {
        Pixels result = new Pixels(picture.width(), picture.height());
        for (int at = 3; at < result.values().length; at += Pixels.CHANNELS) {
            result.values()[at] = 255;
        }
        result.lay(picture, 0, 0);
        return result;
    }

    RecordVideoSettings settings() {
        return settings;
    }

    Lettering lettering() {
        return lettering;
    }

    Pixels overlay() {
        return overlay;
    }

    /** Everything but record and photo. */
    Pixels still() {
        Pixels frame = background.copy();
        frame.lay(overlay, 0, 0);
        return frame;
    }

    /** A square cut-out of the picture around the record, with even corners, turned by an angle and without photo. */
    Pixels aroundRecord(double radians) {
        int corner = recordCorner() & ~1;
        int width = settings.resolution() - 2 * corner;
        Pixels cut = background.cut(corner, corner, width, width);
        cut.lay(Turning.turn(record, radians), recordCorner() - corner, recordCorner() - corner);
        cut.lay(overlay.cut(corner, corner, width, width), 0, 0);
        return cut;
    }

    int recordCorner() {
        return (settings.resolution() - settings.recordPixels()) / 2;
    }

    /** The first frame of a video, drawn at full colour: what a poster shows. */
    BufferedImage firstFrame(Pixels photo, String petName, String ownerName) {
        Pixels frame = background.copy();
        frame.lay(record, recordCorner(), recordCorner());
        Pixels disc = Disc.round(Scaling.scale(photo, settings.photoPixels(), settings.photoPixels()));
        int corner = (settings.resolution() - settings.photoPixels()) / 2;
        frame.lay(disc, corner, corner);
        frame.lay(overlay, 0, 0);
        BufferedImage image = frame.toOpaqueImage();
        nameBand().draw(image, petName, ownerName);
        return image;
    }

    /** The strip below the record that carries the names. */
    NameBand nameBand() {
        return new NameBand(lettering, recordCorner() + settings.recordPixels(), settings.resolution());
    }
}
