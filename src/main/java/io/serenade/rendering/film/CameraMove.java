package io.serenade.rendering.film;

import io.serenade.rendering.ffmpeg.Footage.View;

/** How the camera moves over a still, at constant speed from the beginning of its shot to the end. */
public enum CameraMove {
    STILL(new View(1, 0.5, 0.5), new View(1, 0.5, 0.5)),
    ZOOM_IN(new View(1, 0.5, 0.5), new View(1.15, 0.5, 0.5)),
    ZOOM_OUT(new View(1.15, 0.5, 0.5), new View(1, 0.5, 0.5)),
    PAN_LEFT(new View(1.12, 1, 0.5), new View(1.12, 0, 0.5)),
    PAN_RIGHT(new View(1.12, 0, 0.5), new View(1.12, 1, 0.5)),
    PAN_UP(new View(1.12, 0.5, 1), new View(1.12, 0.5, 0)),
    PAN_DOWN(new View(1.12, 0.5, 0), new View(1.12, 0.5, 1));

    private final View from;
    private final View to;

    CameraMove(View from, View to) {
        this.from = from;
        this.to = to;
    }

    /** What the camera sees at a point of its way. @param progress from 0 to 1 */
    View at(double progress) {
        return new View(
                between(from.zoom(), to.zoom(), progress),
                between(from.x(), to.x(), progress),
                between(from.y(), to.y(), progress));
    }

    private static double between(double start, double end, double progress) {
        return start + (end - start) * progress;
    }
}
