package io.serenade.rendering.film;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FfmpegException;
import io.serenade.rendering.ffmpeg.FilmArguments;
import io.serenade.rendering.ffmpeg.Footage;
import io.serenade.rendering.mp4.PictureSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One child that encodes a segment; its output goes to a temporary file next to the target until it is complete.
 */
final class SegmentEncoding {
    private final Ffmpeg ffmpeg;
    private final Duration deadline;

    SegmentEncoding(Ffmpeg ffmpeg, Duration deadline) {
        this.ffmpeg = ffmpeg;
        this.deadline = deadline;
    }

    void write(Segment segment, Path target) throws IOException, InterruptedException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            run(segment, part);
            check(segment, part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void run(Segment segment, Path part) throws IOException, InterruptedException {
        List<Footage> footage = segment.parts().stream()
                .map(source -> source.footage(segment.frames()))
                .toList();
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child encoder =
                    children.start("film segment", FilmArguments.encode(segment.shape(), footage, segment.blend()));
            encoder.input().close();
            children.run(() -> {
                try (OutputStream out = Files.newOutputStream(part)) {
                    encoder.output().transferTo(out);
                }
                encoder.awaitSuccess();
                return part;
            });
            children.awaitAll();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FfmpegException failure) {
                throw FilmComposer.failure(failure);
            }
            throw new IOException("a segment of a film was not written", e.getCause());
        } catch (TimeoutException e) {
            throw new RenderingException(
                    Category.TIMED_OUT, "A part of the film was not ready within " + deadline.toSeconds() + " s.", e);
        }
    }

    private static void check(Segment segment, Path part) throws IOException {
        int frames;
        try {
            PictureSegment encoded = PictureSegment.read(part);
            frames = encoded.isKey(0) ? encoded.samples() : 0;
        } catch (IOException e) {
            throw new RenderingException(Category.UNUSABLE_CLIP, "A clip of the film has no pictures.", e);
        }
        if (frames != segment.frames()) {
            throw new RenderingException(
                    Category.UNUSABLE_CLIP,
                    "A clip of the film is shorter than it says.",
                    0,
                    frames + " of " + segment.frames() + " frames",
                    null);
        }
    }
}
