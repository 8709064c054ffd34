package io.serenade.sandbox.revid;

import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.sandbox.tasks.SandboxSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Fetches the pictures that are to speak, from this installation and nowhere else: a stand-in must not send requests
 * into other people's networks.
 */
@ApplicationScoped
class RevidAvatars {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 10 * 1024 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    @Inject
    SandboxSettings sandbox;

    @Inject
    Settings settings;

    /** Where this machine reaches a picture of ours; empty for any other picture. */
    Optional<URI> ours(URI picture) {
        NodeSettings node = NodeSettings.from(settings);
        String base = node.publicBaseUrl() + "/";
        if (picture.toString().startsWith(base)) {
            return Optional.of(
                    URI.create(node.local() + "/" + picture.toString().substring(base.length())));
        }
        return Optional.of(picture).filter(sandbox::mayCall);
    }

    /** @throws IOException saying why there is no picture */
    BufferedImage fetch(URI picture) throws IOException, InterruptedException {
        URI address = ours(picture).orElseThrow(() -> new IOException(picture.getHost() + " is not this installation"));
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("it answered " + answer.statusCode());
            }
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            BufferedImage image = bytes.length > MAX_BYTES ? null : ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw new IOException("it is no picture, or larger than 10 MB");
            }
            return image;
        }
    }
}
