package io.serenade.sandbox.replicate;

import io.serenade.platform.Ids;
import io.serenade.sandbox.pictures.ClipOrder;
import io.serenade.sandbox.pictures.PictureFormat;
import io.serenade.sandbox.pictures.PictureOrder;
import io.serenade.sandbox.pictures.Studio;
import java.io.IOException;
import java.nio.file.Path;

/** A file to be drawn: two equal orders are the same file. */
sealed interface MediaOrder {
    PictureFormat format();

    void draw(Studio studio, Path target) throws IOException, InterruptedException;

    /** A name for the finished file. */
    default String fileName() {
        return Ids.hash(toString()).substring(0, 16) + "." + format().ending();
    }

    /** @param quality from 0 to 100 */
    record Still(PictureOrder picture, PictureFormat format, int quality) implements MediaOrder {
        @Override
        public void draw(Studio studio, Path target) throws IOException, InterruptedException {
            studio.picture(picture, format, quality, target);
        }
    }

    record Moving(ClipOrder clip) implements MediaOrder {
        @Override
        public PictureFormat format() {
            return PictureFormat.MP4;
        }

        @Override
        public void draw(Studio studio, Path target) throws IOException, InterruptedException {
            studio.clip(clip, target);
        }
    }
}
