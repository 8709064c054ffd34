package io.serenade.sandbox.replicate;

import io.serenade.platform.Ids;
import io.serenade.sandbox.pictures.ClipOrder;
import io.serenade.sandbox.pictures.PictureFormat;
import io.serenade.sandbox.pictures.PictureOrder;
import java.time.Duration;

/** A file to be drawn: two equal orders are the same file. {@link OutputRenderer} draws it. */
sealed interface MediaOrder {
    PictureFormat format();

    /** A name for the finished file. */
    default String fileName() {
        return Ids.hash(toString()).substring(0, 16) + "." + format().ending();
    }

    /** @param quality from 0 to 100 */
    record Still(PictureOrder picture, PictureFormat format, int quality) implements MediaOrder {}

    /** A scene drawn from words. */
    record Moving(ClipOrder clip) implements MediaOrder {
        @Override
        public PictureFormat format() {
            return PictureFormat.MP4;
        }
    }

    /**
     * A picture set in motion.
     *
     * @param picture its address, which {@link InputFiles} opens
     * @param shortSide of the frames in pixels
     */
    record Animated(String picture, int shortSide, Duration length) implements MediaOrder {
        @Override
        public PictureFormat format() {
            return PictureFormat.MP4;
        }
    }

    /**
     * A picture over which a camera moves, in a frame of its own shape.
     *
     * @param picture its address, which {@link InputFiles} opens
     */
    record Travelling(String picture, int width, int height, int frames, int framesPerSecond, long seed)
            implements MediaOrder {
        @Override
        public PictureFormat format() {
            return PictureFormat.MP4;
        }
    }

    /**
     * A picture that moves with a speech, which is in the clip.
     *
     * @param sound its address; the clip is as long
     */
    record Speaking(String picture, String sound, int shortSide) implements MediaOrder {
        @Override
        public PictureFormat format() {
            return PictureFormat.MP4;
        }
    }
}
