package io.serenade.sandbox;

import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FrameWriter;
import io.serenade.sandbox.picture.Studio;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The finished pictures and clips. They are drawn when their prediction is accepted, and again when one is asked for and
 * not here (another node drew it, or it was swept away). One at a time, which bounds memory and processor.
 */
@ApplicationScoped
class ReplicateMedia {
    private static final Logger LOG = Logger.getLogger(ReplicateMedia.class.getName());

    @Inject
    SandboxSettings settings;

    @Inject
    Ffmpeg ffmpeg;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    private final Lock turn = new ReentrantLock();

    void prepare(List<MediaOrder> orders) {
        executor.execute(() -> orders.forEach(this::draw));
    }

    private void draw(MediaOrder order) {
        try {
            get(order);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> order.fileName() + " could not be drawn; it will be tried again when someone asks for it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path get(MediaOrder order) throws IOException, InterruptedException {
        Path file = settings.media().resolve(order.fileName());
        if (Files.exists(file)) {
            return file;
        }
        turn.lockInterruptibly();
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Path unfinished = Files.createTempFile(file.getParent(), "unfinished-", ".part");
                try {
                    order.draw(new Studio(new FrameWriter(ffmpeg)), unfinished);
                    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(unfinished);
                }
            }
            return file;
        } finally {
            turn.unlock();
        }
    }

    /** Removes files that were drawn before the moment given. */
    void removeOlderThan(Instant moment) throws IOException {
        if (!Files.isDirectory(settings.media())) {
            return;
        }
        try (Stream<Path> files = Files.list(settings.media())) {
            List<Path> media = files.toList();
            for (Path file : media) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
