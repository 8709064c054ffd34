package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Frame;
import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.image.pixels.Scaling;

/** The pet's photo in the planes of a frame, ready to be drawn at any angle. */
final class PhotoDisc {
    private final TurningPlane luma;
    private final TurningPlane blue;
    private final TurningPlane red;

    private PhotoDisc(TurningPlane luma, TurningPlane blue, TurningPlane red) {
        this.luma = luma;
        this.blue = blue;
        this.red = red;
    }

    static PhotoDisc of(Pixels photo, int edge) {
        Frame planes = new Frame(edge);
        planes.draw(Scaling.scale(photo, edge, edge), 0, 0);
        return new PhotoDisc(
                plane(planes, 0, edge),
                plane(planes, planes.blueStart(), edge / 2),
                plane(planes, planes.redStart(), edge / 2));
    }

    private static TurningPlane plane(Frame planes, int start, int edge) {
        byte[] values = new byte[edge * edge];
        System.arraycopy(planes.bytes(), start, values, 0, values.length);
        return new TurningPlane(values, edge);
    }

    /** The three planes at an angle. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Turned(byte[] luma, byte[] blue, byte[] red) {}

    Turned turned(double radians, DiscBlends blends) {
        return new Turned(
                luma.turned(radians, blends.luma()),
                blue.turned(radians, blends.blue()),
                red.turned(radians, blends.red()));
    }

    /** @param top first row of the disc, even */
    static void lay(Turned disc, boolean halfTurned, Frame frame, int top, DiscBlends blends) {
        int edge = frame.edge();
        int half = edge / 2;
        int left = (edge - blends.luma().edge()) / 2;
        int chroma = top / 2 * half + left / 2;
        blends.luma().lay(disc.luma(), halfTurned, frame.bytes(), top * edge + left, edge);
        blends.blue().lay(disc.blue(), halfTurned, frame.bytes(), frame.blueStart() + chroma, half);
        blends.red().lay(disc.red(), halfTurned, frame.bytes(), frame.redStart() + chroma, half);
    }
}
