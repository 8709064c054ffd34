package io.serenade.sandbox.replicate;

import io.serenade.platform.server.DeferrableWork;
import io.serenade.rendering.ffmpeg.Ffmpeg;
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
import java.time.Instant;
import java.util.List;

/** The finished pictures and clips, each drawn when its prediction is accepted. */
@ApplicationScoped
class ReplicateMedia {
    private static final Logger LOG = System.getLogger(ReplicateMedia.class.getName());

    @Inject
    SandboxSettings settings;

    @Inject
    Ffmpeg ffmpeg;

    @Inject
    InputFiles inputs;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    private MadeFiles files;

    @PostConstruct
    void open() {
        files = new MadeFiles(settings.media());
    }

    void prepare(List<MediaOrder> orders) {
        DeferrableWork.hand(executor, () -> orders.forEach(this::draw));
    }

    private void draw(MediaOrder order) {
        try {
            get(order);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    order.fileName() + " could not be drawn; it will be tried again when someone asks for it.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path get(MediaOrder order) throws IOException, InterruptedException {
        return files.get(order.fileName(), unfinished -> new OutputRenderer(ffmpeg, inputs).draw(order, unfinished));
    }

    /** Removes files that were drawn before the time given. */
    void removeOlderThan(Instant cutoff) throws IOException {
        files.removeOlderThan(cutoff);
    }
}
