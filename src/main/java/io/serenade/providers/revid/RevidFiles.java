package io.serenade.providers.revid;

import io.serenade.platform.files.MediaFormat;
import io.serenade.providers.AllowedOrigin;
import io.serenade.providers.ProviderException;
import io.serenade.providers.RemoteFiles;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Copies finished videos from Revid's file servers, without the key. */
@ApplicationScoped
class RevidFiles {
    private static final int MAX_MEGABYTES = 300;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Inject
    RevidSettings settings;

    private RemoteFiles files;

    @PostConstruct
    void open() {
        List<AllowedOrigin> origins = new ArrayList<>();
        origins.add(AllowedOrigin.exactly(settings.origin()));
        settings.fileHosts().forEach(host -> origins.add(AllowedOrigin.host(host, settings.privateFileHosts())));
        files = new RemoteFiles(new RemoteFiles.Rules(
                "video", "MP4", origins, EnumSet.of(MediaFormat.MP4, MediaFormat.QUICKTIME), MAX_MEGABYTES, SILENCE));
    }

    /**
     * Copies a video into a file.
     *
     * @throws ProviderException when it may not be fetched from there, or what comes is no video
     * @throws IOException when the download broke off
     * @throws UncheckedIOException when our own disk fails
     */
    MediaFormat fetch(URI video, Path target, Duration deadline) throws IOException {
        return files.fetch(video, target, deadline);
    }

    @PreDestroy
    void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The connections to the video provider's files did not close", e);
        }
    }
}
