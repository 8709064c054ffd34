package io.serenade.providers.replicate;

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
import java.util.List;

/**
 * Copies what predictions have made, without the token: outputs are public for the hour that Replicate keeps them
 * (replicate.com/docs/topics/predictions/data-retention).
 */
@ApplicationScoped
class ReplicateFiles {
    private static final int MAX_MEGABYTES = 200;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Inject
    ReplicateSettings settings;

    private RemoteFiles files;

    @PostConstruct
    void open() {
        List<AllowedOrigin> origins = new ArrayList<>();
        origins.add(AllowedOrigin.exactly(settings.origin()));
        settings.fileHosts().forEach(host -> origins.add(AllowedOrigin.host(host, settings.privateFileHosts())));
        files = new RemoteFiles(new RemoteFiles.Rules(
                "result", "picture, video or sound", origins, MediaFormat.ANY, MAX_MEGABYTES, SILENCE));
    }

    /**
     * Copies an output into a file.
     *
     * @return the format that its first bytes tell
     * @throws ProviderException when it may not be fetched from there, or what comes is no medium
     * @throws IOException when the download broke off
     * @throws UncheckedIOException when our own disk fails
     */
    MediaFormat fetch(URI output, Path target, Duration deadline) throws IOException {
        return files.fetch(output, target, deadline);
    }

    @PreDestroy
    void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The connections to the media provider's files did not close", e);
        }
    }
}
