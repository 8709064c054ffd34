package io.serenade.rendering.image;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Ends decoders that have read their whole input and are still computing. */
final class AbortWhenInterrupted implements IIOReadProgressListener {
    @Override
    public void imageProgress(ImageReader source, float percentage) {
        if (Thread.currentThread().isInterrupted()) {
            source.abort();
        }
    }

    @Override
    public void imageStarted(ImageReader source, int index) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void sequenceStarted(ImageReader source, int first) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int index, int thumbnail) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentage) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
