package io.serenade.rendering.film;

import io.serenade.rendering.ffmpeg.Footage;
import io.serenade.rendering.ffmpeg.Footage.Range;
import io.serenade.rendering.ffmpeg.Framing;
import java.util.ArrayList;
import java.util.List;

/** A run of frames of one source, as one segment shows it. */
sealed interface Part {
    Source source();

    /** What FFmpeg has to read for this number of frames. */
    Footage footage(int frames);

    /** A text of everything that its pictures depend on, from which the segment's key is made. */
    String description();

    /** A clip from one of its frames on; it starts again when it ends. */
    record OfClip(Source.Clip source, int from, boolean mirrored, Framing framing, boolean closer) implements Part {
        @Override
        public Footage footage(int frames) {
            List<Range> ranges = new ArrayList<>();
            int at = from;
            for (int left = frames; left > 0; ) {
                int count = Math.min(left, source.frames() - at);
                ranges.add(new Range(at, at + count));
                left -= count;
                at = 0;
            }
            return new Footage.OfClip(
                    source.file(), source.format(), source.standardDefinition(), ranges, mirrored, framing, closer);
        }

        @Override
        public String description() {
            return "clip " + source.identity() + " of " + source.frames() + " from " + from
                    + (mirrored ? " mirrored" : "") + framed(framing) + (closer ? " closer" : "");
        }
    }

    /**
     * A part of the camera's way over a still.
     *
     * @param from the part's first frame, counted from the start of the way
     * @param way frames of the whole way
     */
    record OfStill(Source.Still source, int from, int way, boolean mirrored, Framing framing) implements Part {
        @Override
        public Footage footage(int frames) {
            double last = Math.max(1, way - 1);
            return new Footage.OfStill(
                    source.file(),
                    source.format(),
                    source.move().at(from / last),
                    source.move().at((from + frames - 1) / last),
                    mirrored,
                    framing);
        }

        @Override
        public String description() {
            return "still " + source.identity() + " " + source.move() + " from " + from + " of " + way
                    + (mirrored ? " mirrored" : "") + framed(framing);
        }
    }

    /** The default framing is left out, so keys of earlier versions stay valid. */
    private static String framed(Framing framing) {
        return framing == Framing.CENTRE ? "" : " framed " + framing;
    }
}
