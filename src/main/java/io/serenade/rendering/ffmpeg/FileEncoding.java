package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** One child that reads raw input and writes a file, which is deleted when anything fails. */
final class FileEncoding {
    private final Ffmpeg ffmpeg;
    private final Duration deadline;

    FileEncoding(Ffmpeg ffmpeg, Duration deadline) {
        this.ffmpeg = ffmpeg;
        this.deadline = deadline;
    }

    void write(String role, List<String> arguments, long largestFile, RawSource source, Path target)
            throws IOException, InterruptedException {
        boolean complete = false;
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child encoder = children.start(role, arguments, largestFile);
            Future<Path> encoding = children.run(() -> {
                feed(source, encoder);
                return target;
            });
            children.awaitAll();
            complete = encoding.isDone();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FfmpegException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the " + role + " was not ready within " + deadline, e);
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static void feed(RawSource source, Child encoder) throws IOException, InterruptedException {
        IOException broken = null;
        try (OutputStream input = encoder.input()) {
            source.writeTo(input);
        } catch (IOException e) {
            broken = e;
        }
        encoder.awaitSuccess();
        if (broken != null) {
            throw broken;
        }
    }
}
