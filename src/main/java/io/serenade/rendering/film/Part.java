package io.serenade.rendering.film;

import io.serenade.rendering.ffmpeg.Footage;
import io.serenade.rendering.ffmpeg.Footage.Range;
import io.serenade.rendering.ffmpeg.Framing;
import java.util.ArrayList;
import java.util.List;

/** A run of frames out of one source, as one segment shows it. */
sealed interface Part {
    Source source();

    /** What FFmpeg is to read for so many frames of it. */
    Footage footage(int frames);

    /** All that its pictures depend on, in words. */
    String description();

    /** From a frame of a clip, which begins anew where it ends. */
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
     * @param from its first frame on this way
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

    /** What is not framed otherwise has the key that it always had. */
    private static String framed(Framing framing) {
        return framing == Framing.CENTRE ? "" : " framed " + framing;
    }
}
