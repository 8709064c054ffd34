package io.serenade.sandbox.sonauto;

import io.serenade.platform.server.DeferrableWork;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import io.serenade.sandbox.music.KnownSongs;
import io.serenade.sandbox.music.KnownSongs.Known;
import io.serenade.sandbox.music.PcmSong;
import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.tasks.MadeFiles;
import io.serenade.sandbox.tasks.SandboxSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The finished songs, each made when its task is accepted: a minute of music takes a second and 20 MB. */
@ApplicationScoped
class SandboxSongs {
    private static final Logger LOG = System.getLogger(SandboxSongs.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Inject
    SandboxSettings settings;

    @Inject
    Ffmpeg ffmpeg;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    private MadeFiles files;

    @PostConstruct
    void open() {
        files = new MadeFiles(settings.songs());
    }

    void prepare(SongOrder order) {
        DeferrableWork.hand(executor, () -> {
            try {
                get(order);
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        "The song " + order.fileName()
                                + " could not be made; it will be tried again when someone asks for it.",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Path get(SongOrder order) throws IOException, InterruptedException {
        return files.get(order.fileName(), unfinished -> {
            PcmSong song = SongSynthesizer.synthesize(order.seed(), order.style(), order.seconds());
            SoundShape shape =
                    new SoundShape(order.format(), PcmSong.SAMPLE_RATE, PcmSong.CHANNELS, order.kilobits() + "k");
            new SoundWriter(ffmpeg).write(song::writeTo, shape, unfinished, TIMEOUT);
            new KnownSongs(settings.songs())
                    .note(order.fileName(), new Known(order.seed(), order.style(), order.seconds()), song);
        });
    }

    /** Removes songs that were made before the time given. */
    void removeOlderThan(Instant cutoff) throws IOException {
        files.removeOlderThan(cutoff);
    }
}
