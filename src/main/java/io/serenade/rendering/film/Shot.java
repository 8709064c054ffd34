package io.serenade.rendering.film;

import io.serenade.rendering.ffmpeg.FilmShape;
import io.serenade.rendering.ffmpeg.Framing;

/**
 * What is shown from one cut to the next.
 *
 * @param at seconds from the beginning of the song, where its beat is
 * @param in frame of the clip at which it would best begin; room for transitions and a clip that is too short come
 *     first
 * @param mirrored whether left and right are exchanged
 * @param framing which part of its source is seen where that has another shape than the film
 * @param closer whether a clip is seen as by a camera that stands nearer, so that the cut from another of the same place is seen
 * @param next how it gives way to the shot behind it
 */
public record Shot(
        double at, Source source, int in, boolean mirrored, Framing framing, boolean closer, Transition next) {
    public Shot {
        if (!(at >= 0) || in < 0) {
            throw new IllegalArgumentException("a shot cannot begin at " + at + " s, with frame " + in);
        }
    }

    /** A shot of which the middle is seen. */
    public Shot(double at, Source source, int in, boolean mirrored, Transition next) {
        this(at, source, in, mirrored, Framing.CENTRE, false, next);
    }

    /** A shot from the beginning of its source that ends with a cut. */
    public static Shot of(double at, Source source) {
        return new Shot(at, source, 0, false, Transition.CUT);
    }

    /** The frame that is shown first, nearest to the beat. */
    public int start() {
        return frameAt(at);
    }

    /** Always from the beginning of the song: lengths that are rounded one by one would drift away from the beat. */
    static int frameAt(double seconds) {
        return Math.toIntExact(Math.round(seconds * FilmShape.FRAMES_PER_SECOND));
    }
}
