package io.serenade.rendering.image;

import io.serenade.rendering.image.file.UnusablePictureException;
import io.serenade.rendering.image.file.UnusablePictureException.Reason;
import java.awt.image.BufferedImage;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Notices that a JPEG's decoder ran out of data and filled the rest with grey, which it reports only as a warning. The
 * end marker alone says little: truncated files may have one, and complete ones may lack it.
 */
final class MissingPixels implements IIOReadWarningListener, IIOReadUpdateListener {
    /** The words of the decoder (libjpeg, JWRN_HIT_MARKER). */
    private static final String OUT_OF_DATA = "premature end of data segment";
    /** Rows of the last blocks, and as many that the decoder holds back while it smooths chroma. */
    private static final int LAST_ROWS = 32;

    private final int step;
    private int rows;
    private int rowsWhenOutOfData = Integer.MAX_VALUE;

    /** @param step one of this many rows is handed over */
    MissingPixels(int step) {
        this.step = step;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (warning.contains(OUT_OF_DATA)) {
            rowsWhenOutOfData = Math.min(rows, rowsWhenOutOfData);
        }
    }

    @Override
    public void imageUpdate(
            ImageReader source,
            BufferedImage image,
            int x,
            int y,
            int width,
            int height,
            int stepX,
            int stepY,
            int[] bands) {
        rows = Math.max(rows, y * step + height);
    }

    /** @param ended whether the file had its end mark; then a few bits may be missing from its very last blocks */
    void check(boolean ended, int height) {
        if (rowsWhenOutOfData < height - (ended ? LAST_ROWS : 0)) {
            throw new UnusablePictureException(
                    Reason.CUT_OFF, "The JPEG has data for about " + rowsWhenOutOfData + " of " + height + " rows");
        }
    }

    @Override
    public void passStarted(
            ImageReader source,
            BufferedImage image,
            int pass,
            int first,
            int last,
            int x,
            int y,
            int stepX,
            int stepY,
            int[] bands) {}

    @Override
    public void passComplete(ImageReader source, BufferedImage image) {}

    @Override
    public void thumbnailPassStarted(
            ImageReader source,
            BufferedImage image,
            int pass,
            int first,
            int last,
            int x,
            int y,
            int stepX,
            int stepY,
            int[] bands) {}

    @Override
    public void thumbnailUpdate(
            ImageReader source,
            BufferedImage image,
            int x,
            int y,
            int width,
            int height,
            int stepX,
            int stepY,
            int[] bands) {}

    @Override
    public void thumbnailPassComplete(ImageReader source, BufferedImage image) {}
}
