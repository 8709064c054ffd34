package io.serenade.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.files.MediaFormat;
import io.serenade.providers.ProviderException.Category;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFilesTest {
    private static final byte[] PICTURE = "\u0089PNG\r\n\u001a\nand so on".getBytes(StandardCharsets.ISO_8859_1);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final RecordedService host = new RecordedService();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void savesAFileAndTellsItsFormatWhateverItsHostCallsIt() throws IOException {
        host.on("GET /out.bin", 200, PICTURE, "Content-Type", "text/plain");

        assertThat(fetch("/out.bin")).isEqualTo(MediaFormat.PNG);
        assertThat(target()).hasBinaryContent(PICTURE);
        assertThat(host.calls()).singleElement().satisfies(call -> assertThat(call.header("Authorization"))
                .isEmpty());
    }

    @Test
    void followsRedirectsOnlyToAllowedHosts() throws IOException {
        host.on("GET /moved", 302, "", "Location", "/out.png").on("GET /out.png", 200, PICTURE);
        host.on("GET /away", 302, "", "Location", "https://example.org/out.png");
        host.on("GET /ring", 302, "", "Location", "/ring");

        assertThat(fetch("/moved")).isEqualTo(MediaFormat.PNG);
        assertRefused("/away", "A picture may not be fetched from https://example.org.");
        assertRefused("/ring", "The picture's address redirects again and again.");
    }

    @Test
    void refusesWhatIsNotExpected() {
        host.on("GET /page", 200, "<html>").on("GET /song", 200, "ID3 and so on");

        assertRefused("/page", "What the picture's host sent is no PNG.");
        assertRefused("/song", "What the picture's host sent is no PNG.");
        assertThat(target()).doesNotExist();
    }

    @Test
    void refusesMoreThanIsAllowed() {
        host.on("GET /large", 200, Arrays.copyOf(PICTURE, 1024 * 1024 + 1));

        assertRefused("/large", "The picture is larger than 1 MB.");
    }

    @ParameterizedTest
    @ValueSource(strings = {DrippingService.HEADERS, DrippingService.BODY + "\u0089PNG\r\n\u001a\n"})
    void endsADownloadThatDripsWhenItsTimeIsOver(String beginning) throws IOException, InterruptedException {
        try (DrippingService dripping = new DrippingService(beginning)) {
            long begun = System.nanoTime();

            assertThatThrownBy(() -> fetch(
                            List.of(AllowedOrigin.exactly(dripping.address())),
                            dripping.address(),
                            Duration.ofSeconds(1)))
                    .isInstanceOf(ProviderException.class)
                    .hasMessage("The picture takes too long to fetch.");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            assertThat(dripping.isLeft()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "404 Not Found"})
    void leavesWhatItRefusesWhereItIs(String status) throws IOException, InterruptedException {
        String endless = "HTTP/1.1 " + status + "\r\nContent-Length: 99999999\r\n\r\n\u0089PNG\r\n\u001a\n"
                + "x".repeat(2 * 1024 * 1024);
        try (DrippingService dripping = new DrippingService(endless)) {
            long begun = System.nanoTime();

            assertThatThrownBy(() -> fetch(
                            List.of(AllowedOrigin.exactly(dripping.address())),
                            dripping.address(),
                            Duration.ofSeconds(30)))
                    .isInstanceOf(ProviderException.class)
                    .hasMessageMatching("The picture is larger than 1 MB.|The picture's host answered 404.");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(dripping.isLeft()).isTrue();
        }
    }

    @Test
    void followsRedirectsAsBrowsersDo() throws IOException {
        host.on("GET /moved", 302, "", "Location", "/my picture|1.png").on("GET /my picture|1.png", 200, PICTURE);

        assertThat(fetch("/moved")).isEqualTo(MediaFormat.PNG);
    }

    @Test
    void takesAFileThatIsItsOwnAddress() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(PICTURE);

        assertThat(fetch(List.of(), URI.create("data:image/png;base64," + base64)))
                .isEqualTo(MediaFormat.PNG);
        assertThat(target()).hasBinaryContent(PICTURE);
        for (String other : List.of("data:image/png;base64,!", "data:image/png,PNG", "data:;base64,aGVsbG8=")) {
            assertThatThrownBy(() -> fetch(List.of(), URI.create(other)))
                    .isInstanceOfAny(ProviderException.class, IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"404, BROKEN", "500, BROKEN", "429, UNAVAILABLE", "503, UNAVAILABLE"})
    void tellsWhetherToTryAgain(int status, Category category) {
        host.on("GET /out.png", status, "");

        assertThatThrownBy(() -> fetch("/out.png"))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.category()).isEqualTo(category))
                .hasMessage("The picture's host answered " + status + ".");
    }

    @Test
    void refusesAPrivateAddressUnderAPublicName() {
        host.on("GET /out.png", 200, PICTURE);
        int port = host.address("/").getPort();

        assertThatThrownBy(() -> fetch(
                        List.of(AllowedOrigin.host("localhost:" + port, false)),
                        URI.create("http://localhost:" + port + "/out.png")))
                .hasMessageContaining("not public");
        assertThat(host.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "replicate.delivery, https://replicate.delivery/a.png, true",
        "replicate.delivery, https://Replicate.Delivery/a.png, true",
        "replicate.delivery, https://pbxt.replicate.delivery/a.png, false",
        "*.replicate.delivery, https://pbxt.replicate.delivery/a.png, true",
        "*.replicate.delivery, https://a.b.replicate.delivery/a.png, true",
        "*.replicate.delivery, https://replicate.delivery/a.png, false",
        "*.replicate.delivery, https://evilreplicate.delivery/a.png, false",
        "*.replicate.delivery, https://replicate.delivery.example.org/a.png, false",
        "replicate.delivery, https://replicate.delivery:8443/a.png, false",
        "replicate.delivery:8443, https://replicate.delivery:8443/a.png, true"
    })
    void knowsWhichNamesAnOriginMeans(String host, URI uri, boolean matches) {
        assertThat(AllowedOrigin.host(host, false).matches(uri)).isEqualTo(matches);
    }

    @Test
    void anExactOriginIsOneSchemeHostAndPort() {
        AllowedOrigin origin = AllowedOrigin.exactly(URI.create("https://api.replicate.com/"));

        assertThat(origin.matches(URI.create("https://api.replicate.com/v1/files/x")))
                .isTrue();
        assertThat(origin.matches(URI.create("http://api.replicate.com/x"))).isFalse();
        assertThat(origin.matches(URI.create("https://api.replicate.com:8443/x")))
                .isFalse();
    }

    @Test
    void leavesOurOwnDisksTroublesApart() throws IOException {
        Files.createDirectory(target());
        host.on("GET /out.png", 200, PICTURE);

        assertThatThrownBy(() -> fetch("/out.png")).isInstanceOf(UncheckedIOException.class);
    }

    private void assertRefused(String path, String message) {
        assertThatThrownBy(() -> fetch(path))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.category()).isEqualTo(Category.BROKEN))
                .hasMessage(message);
    }

    private MediaFormat fetch(String path) throws IOException {
        return fetch(List.of(AllowedOrigin.exactly(host.address("/"))), host.address(path));
    }

    private MediaFormat fetch(List<AllowedOrigin> origins, URI file) throws IOException {
        return fetch(origins, file, SOON);
    }

    private MediaFormat fetch(List<AllowedOrigin> origins, URI file, Duration deadline) throws IOException {
        RemoteFiles.Rules rules =
                new RemoteFiles.Rules("picture", "PNG", origins, Set.of(MediaFormat.PNG), 1, Duration.ofSeconds(5));
        try (RemoteFiles files = new RemoteFiles(rules)) {
            return files.fetch(file, target(), deadline);
        }
    }

    private Path target() {
        return folder.resolve("target");
    }
}
