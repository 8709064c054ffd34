package io.serenade.rendering.record;

import io.serenade.rendering.image.Frame;
import io.serenade.rendering.image.Pixels;
import io.serenade.rendering.image.Scaling;

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

    void draw(Frame frame, double radians, DiscBlends blends) {
        int edge = frame.edge();
        int half = edge / 2;
        int corner = (edge - blends.luma().edge()) / 2;
        int chromaCorner = corner / 2 * half + corner / 2;
        luma.draw(radians, blends.luma(), frame.bytes(), corner * edge + corner, edge);
        blue.draw(radians, blends.blue(), frame.bytes(), frame.blueStart() + chromaCorner, half);
        red.draw(radians, blends.red(), frame.bytes(), frame.redStart() + chromaCorner, half);
    }
}
