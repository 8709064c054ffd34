package io.serenade.sandbox.replicate;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.rendering.image.file.PictureFile;
import io.serenade.rendering.image.file.UnusablePictureException;
import io.serenade.sandbox.tasks.SandboxSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * Opens the files that predictions are given: those in {@code data:} addresses, uploaded ones, and those of this
 * installation, no others.
 */
@ApplicationScoped
class InputFiles {
    private static final int MAX_BYTES = 20_000_000;
    private static final int LONGEST_SIDE = 1920;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Set<MediaFormat> PICTURES =
            EnumSet.of(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.GIF, MediaFormat.WEBP);

    @Inject
    SandboxSettings settings;

    @Inject
    PictureIntake intake;

    @Inject
    UploadedFiles uploads;

    /** Why the file at an address cannot be used; empty if no reason is known yet. */
    Optional<String> complaint(String address) {
        if (isData(address)) {
            return Optional.empty();
        }
        if (!isOurs(address)) {
            return Optional.of("The sandbox fetches no files of others: upload them, or send data: addresses.");
        }
        URI ours = URI.create(address);
        return UploadedFiles.isOne(ours) && uploads.content(ours).isEmpty()
                ? Optional.of("There is no file " + address + ".")
                : Optional.empty();
    }

    private static boolean isData(String address) {
        return address.regionMatches(true, 0, "data:", 0, 5);
    }

    private boolean isOurs(String address) {
        try {
            URI uri = new URI(address);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && settings.mayCall(uri);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** @throws IOException when it is no picture, too large, or not there */
    BufferedImage picture(String address) throws IOException, InterruptedException {
        try {
            PictureFile file = PictureFile.open(bytes(address), PICTURES);
            double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(file.width(), file.height()));
            return ImageIO.read(new ByteArrayInputStream(intake.jpeg(
                    file,
                    (int) Math.max(1, Math.round(file.width() * scale)),
                    (int) Math.max(1, Math.round(file.height() * scale)),
                    0.95f)));
        } catch (UnusablePictureException e) {
            throw new IOException("The picture cannot be read", e);
        }
    }

    /** @throws IOException when it is too large or not there */
    byte[] bytes(String address) throws IOException, InterruptedException {
        return isData(address) ? decoded(address) : fetched(URI.create(address));
    }

    private static byte[] decoded(String address) throws IOException {
        int comma = address.indexOf(',');
        if (comma < 0 || !address.substring(0, comma).endsWith(";base64")) {
            throw new IOException("The data: address is not in base64");
        }
        try {
            return Base64.getDecoder().decode(address.substring(comma + 1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new IOException("The data: address is not in base64", e);
        }
    }

    private byte[] fetched(URI address) throws IOException, InterruptedException {
        if (!isOurs(address.toString())) {
            throw new IOException(address + " is none of our addresses");
        }
        if (UploadedFiles.isOne(address)) {
            return uploads.content(address).orElseThrow(() -> new IOException(address + " is no file any more"));
        }
        HttpResponse<InputStream> answer = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .build()
                .send(HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (answer.statusCode() != 200 || bytes.length > MAX_BYTES) {
                throw new IOException(address + " answered " + answer.statusCode() + ", " + bytes.length + " bytes");
            }
            return bytes;
        }
    }
}
