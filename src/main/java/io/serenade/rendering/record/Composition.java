package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.image.pixels.Scaling;
import io.serenade.rendering.image.pixels.Turning;
import java.awt.image.BufferedImage;

/**
 * The layers of the picture at the size of the video, from back to front: background, turning record, turning photo,
 * and what stays still above both. At sixteen bytes a pixel they are used for drawing and not kept.
 */
final class Composition {
    private final RecordVideoSettings settings;
    private final RecordArea area;
    private final ArtFiles art;
    private final Pixels background;
    private final Pixels record;
    private final Pixels overlay;
    private final Lettering lettering;

    Composition(RecordVideoSettings settings) {
        this.settings = settings;
        this.area = RecordArea.of(settings);
        this.art = new ArtFiles(settings.assets());
        int edge = settings.resolution();
        this.background = opaque(Scaling.scale(art.picture("VIDEO_BACKGROUND", settings.background()), edge, edge));
        this.lettering = Lettering.load(settings, art);
        Pixels pressed =
                LabelRing.print(art.picture("VIDEO_VINYL_TEMPLATE", settings.record()), settings.label(), lettering);
        this.record = Scaling.scale(pressed, settings.recordPixels(), settings.recordPixels());
        this.overlay = lightAndArm().alone(0);
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

    /** Light and arm apart, read again for an opening or a still. */
    LightAndArm lightAndArm() {
        return new LightAndArm(settings, art);
    }

    /** Light and arm as they lie while the record turns. */
    Pixels overlay() {
        return overlay;
    }

    BufferedImage backdrop() {
        return background.toOpaqueImage();
    }

    /** Everything but record and photo. */
    Pixels still() {
        Pixels frame = background.copy();
        frame.lay(overlay, 0, 0);
        return frame;
    }

    /** The part of the picture around the record, which is turned by an angle and without photo. */
    Pixels aroundRecord(double radians) {
        Pixels cut = cut(background);
        cut.lay(Turning.turn(record, radians), settings.recordLeft() - area.left(), settings.recordTop() - area.top());
        cut.lay(cut(overlay), 0, 0);
        return cut;
    }

    private Pixels cut(Pixels whole) {
        return whole.cut(area.left(), area.top(), area.edge(), area.edge());
    }

    /** Background and record, turned by an angle, without photo and what lies above it. */
    Pixels below(double radians) {
        Pixels frame = background.copy();
        frame.lay(radians == 0 ? record : Turning.turn(record, radians), settings.recordLeft(), settings.recordTop());
        return frame;
    }

    /** The strip below the record that carries the names. */
    NameBand nameBand() {
        return new NameBand(lettering, settings.recordTop() + settings.recordPixels(), settings.resolution());
    }
}
