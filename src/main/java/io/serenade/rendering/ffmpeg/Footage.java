package io.serenade.rendering.ffmpeg;

import java.nio.file.Path;
import java.util.List;

/** What a segment of a film shows. Frames are counted at {@value FilmShape#FRAMES_PER_SECOND} per second. */
public sealed interface Footage {
    /** A range of a clip's frames. @param to exclusive */
    record Range(int from, int to) {}

    /**
     * Parts of a clip, one after the other.
     *
     * @param standardDefinition whether its colours are those of standard definition, which the film's are not
     * @param mirrored whether left and right are exchanged; the framing refers to the original
     * @param closer whether it is magnified, as if the camera stood nearer
     */
    record OfClip(
            Path file,
            ClipFormat format,
            boolean standardDefinition,
            List<Range> ranges,
            boolean mirrored,
            Framing framing,
            boolean closer)
            implements Footage {}

    /**
     * What a camera sees of a still.
     *
     * @param zoom 1 for the whole, 1.25 for four fifths of its width and height
     * @param x position of the view: 0 at the left edge, 1 at the right
     * @param y the same from top to bottom
     */
    record View(double zoom, double x, double y) {}

    /** A still while the camera moves from one view to another, evenly. */
    record OfStill(Path file, PictureFormat format, View from, View to, boolean mirrored, Framing framing)
            implements Footage {}
}
