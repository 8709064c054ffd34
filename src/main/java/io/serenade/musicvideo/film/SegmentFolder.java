package io.serenade.musicvideo.film;

import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The encoded segments of films on this node, by the keys of their content: a film that is cut again, or after a crash,
 * needs only those that are new. They can be made again at any time, so they are not recorded anywhere else.
 */
@ApplicationScoped
public class SegmentFolder {
    private static final String NAME = "film-segments";

    @Inject
    Settings settings;

    private Path root;

    @PostConstruct
    void open() {
        root = NodeSettings.from(settings).dataDir().resolve(NAME);
    }

    /** The folder of a film; created if needed. */
    public Path of(String jobId) throws IOException {
        return Files.createDirectories(root.resolve(jobId));
    }

    public void forget(String jobId) {
        remove(root.resolve(jobId));
    }

    /** Deletes the folders of films that were last cut before the given time. */
    public void forgetOlderThan(Instant cutoff) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> all = Files.list(root)) {
            folders = all.toList();
        }
        for (Path folder : folders) {
            if (Files.getLastModifiedTime(folder).toInstant().isBefore(cutoff)) {
                remove(folder);
            }
        }
    }

    private static void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The segments in " + folder + " cannot be removed", e);
        }
    }
}
