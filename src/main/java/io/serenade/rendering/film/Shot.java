package io.serenade.rendering.film;

import io.serenade.rendering.ffmpeg.FilmShape;
import io.serenade.rendering.ffmpeg.Framing;

/**
 * What is shown from one cut to the next.
 *
 * @param at seconds from the beginning of the song to the shot's beat
 * @param in frame of the clip at which it should preferably begin; transitions and short clips may require another
 * @param mirrored whether left and right are exchanged
 * @param framing which part of its source is seen if the aspect ratios differ
 * @param closer whether a clip is magnified, as if the camera stood nearer, so that the cut from another shot of
 *     the same place is noticed
 * @param next how it gives way to the shot behind it
 */
public record Shot(
        double at, Source source, int in, boolean mirrored, Framing framing, boolean closer, Transition next) {
    public Shot {
        if (!(at >= 0) || in < 0) {
            throw new IllegalArgumentException("a shot cannot begin at " + at + " s, with frame " + in);
        }
    }

    /** A shot that shows the middle of its source. */
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
