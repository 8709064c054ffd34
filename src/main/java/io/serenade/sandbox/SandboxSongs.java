package io.serenade.sandbox;

import io.serenade.sandbox.song.Mp3Encoder;
import io.serenade.sandbox.song.SongSynthesizer;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The finished song files. A song is made when its task is accepted, and again when it is asked for and the file is not
 * here (another node made it, or it was swept away). One at a time: a minute of music takes a second and 20 MB.
 */
@ApplicationScoped
class SandboxSongs {
    private static final Logger LOG = Logger.getLogger(SandboxSongs.class.getName());

    @Inject
    SandboxSettings settings;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    private final Lock turn = new ReentrantLock();

    void prepare(SongOrder order) {
        executor.execute(() -> {
            try {
                get(order);
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "The song " + order.fileName()
                                + " could not be made; it will be tried again when someone asks for it.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Path get(SongOrder order) throws IOException, InterruptedException {
        Path file = settings.songs().resolve(order.fileName());
        if (Files.exists(file)) {
            return file;
        }
        turn.lockInterruptibly();
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                new Mp3Encoder(settings.ffmpeg())
                        .encode(SongSynthesizer.synthesize(order.seed(), order.style(), order.seconds()), file);
            }
            return file;
        } finally {
            turn.unlock();
        }
    }

    /** Removes songs that were made before the moment given. */
    void removeOlderThan(Instant moment) throws IOException {
        if (!Files.isDirectory(settings.songs())) {
            return;
        }
        try (Stream<Path> files = Files.list(settings.songs())) {
            List<Path> songs = files.toList();
            for (Path song : songs) {
                if (Files.getLastModifiedTime(song).toInstant().isBefore(moment)) {
                    Files.deleteIfExists(song);
                }
            }
        }
    }
}
