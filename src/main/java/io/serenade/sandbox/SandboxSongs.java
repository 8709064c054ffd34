package io.serenade.sandbox;

import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import io.serenade.sandbox.song.PcmSong;
import io.serenade.sandbox.song.SongSynthesizer;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    SandboxSettings settings;

    @Inject
    Ffmpeg ffmpeg;

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
                make(order, file);
            }
            return file;
        } finally {
            turn.unlock();
        }
    }

    /** The file appears under its name only when it is whole. */
    private void make(SongOrder order, Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        Path unfinished = Files.createTempFile(file.getParent(), "unfinished-", ".part");
        try {
            PcmSong song = SongSynthesizer.synthesize(order.seed(), order.style(), order.seconds());
            SoundShape shape =
                    new SoundShape(order.format(), PcmSong.SAMPLE_RATE, PcmSong.CHANNELS, order.kilobits() + "k");
            new SoundWriter(ffmpeg).write(song::writeTo, shape, unfinished, PATIENCE);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
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
