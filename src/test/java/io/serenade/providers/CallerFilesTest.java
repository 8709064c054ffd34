package io.serenade.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.providers.RefusedFileException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerFilesTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final byte[] FILE = "What the caller means".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final RecordedService host = new RecordedService();
    private final CallerFiles files = new CallerFiles(List.of(AllowedOrigin.exactly(host.address("/"))));

    @AfterEach
    void close() throws IOException {
        files.close();
        host.close();
    }

    @Test
    void savesAFileOfAListedHostAlthoughItIsPrivate() {
        host.on("GET /pet.jpg", 200, FILE);

        fetch("/pet.jpg");

        assertThat(target()).hasBinaryContent(FILE);
        assertThat(host.calls()).singleElement().satisfies(call -> {
            assertThat(call.header("Authorization")).isEmpty();
            assertThat(call.header("Cookie")).isEmpty();
        });
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws IOException {
        host.on("GET /pet.jpg", 200, FILE);
        String name = "pets.example:" + host.address("/").getPort();
        try (CallerFiles named = new CallerFiles(List.of(AllowedOrigin.host(name, true)), asked ->
                new InetAddress[] {InetAddress.getLoopbackAddress()})) {

            named.fetch("http://" + name + "/pet.jpg", target(), start -> 100, SOON);
        }

        assertThat(target()).hasBinaryContent(FILE);
        assertThat(host.calls().get(0).header("Host")).contains(name);
    }

    @Test
    void followsThreeRedirectsAndNoMore() {
        host.on("GET /3", 302, "", "Location", "/2").on("GET /2", 307, "", "Location", "/1");
        host.on("GET /1", 301, "", "Location", "/pet.jpg").on("GET /pet.jpg", 200, FILE);
        host.on("GET /4", 302, "", "Location", "/3");

        fetch("/3");

        assertThat(target()).hasBinaryContent(FILE);
        assertRefused("/4", Code.UNREACHABLE, "The address redirects more than three times.");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 401, 404, 500})
    void namesHostAndStatus(int status) {
        host.on("GET /pet.jpg", status, "");

        assertRefused("/pet.jpg", Code.UNREACHABLE, "127.0.0.1 answered " + status + ".");
    }

    @Test
    void asksTheAdmissionBeforeItWritesAnything() {
        host.on("GET /page", 200, "<html>");

        RefusedFileException refusal = assertThrows(
                RefusedFileException.class,
                () -> files.fetch(
                        host.address("/page").toString(),
                        target(),
                        start -> {
                            throw new RefusedFileException(
                                    Code.UNSUPPORTED, new String(start, StandardCharsets.UTF_8) + " is no picture.");
                        },
                        SOON));

        assertThat(refusal).hasMessage("<html> is no picture.");
        assertThat(target()).doesNotExist();
    }

    @Test
    void readsNoMoreThanIsAdmitted() {
        host.on("GET /large", 200, new byte[3 * 1024 * 1024]);

        RefusedFileException refusal = assertThrows(
                RefusedFileException.class,
                () -> files.fetch(host.address("/large").toString(), target(), start -> 1024 * 1024, SOON));

        assertThat(refusal.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal).hasMessage("The file is larger than 1 MB.");
    }

    @ParameterizedTest
    @ValueSource(strings = {DrippingService.HEADERS, DrippingService.BODY + "GIF89a"})
    void endsWhatDripsWhenItsTimeIsOver(String beginning) throws IOException, InterruptedException {
        try (DrippingService dripping = new DrippingService(beginning);
                CallerFiles patient = new CallerFiles(List.of(AllowedOrigin.exactly(dripping.address())))) {
            String address = dripping.address().toString();
            long begun = System.nanoTime();

            RefusedFileException late = assertThrows(
                    RefusedFileException.class,
                    () -> patient.fetch(address, target(), start -> 999_999, Duration.ofSeconds(1)));

            assertThat(late.code()).isEqualTo(Code.UNREACHABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            assertThat(dripping.isLeft()).isTrue();
        }
    }

    @Test
    void tellsASilentPortAndAClosedOneAlike() throws IOException {
        RecordedService gone = new RecordedService();
        String closed = gone.address("/").toString();
        gone.close();
        try (DrippingService silent = new DrippingService("");
                CallerFiles other = new CallerFiles(
                        List.of(AllowedOrigin.exactly(silent.address()), AllowedOrigin.exactly(gone.address("/"))))) {
            String refusal = assertThrows(
                            RefusedFileException.class, () -> other.fetch(closed, target(), start -> 1, SOON))
                    .getMessage();

            assertThat(assertThrows(
                            RefusedFileException.class,
                            () -> other.fetch(
                                    silent.address().toString(), target(), start -> 1, Duration.ofMillis(300))))
                    .hasMessage(refusal);
        }
    }

    @Test
    void takesAFileThatIsItsOwnAddress() throws IOException {
        files.fetch("data:image/png;base64,aGVsbG8=", target(), start -> 100, SOON);

        assertThat(target()).hasContent("hello");
        assertThat(assertThrows(
                                RefusedFileException.class,
                                () -> files.fetch("data:image/png;base64,?", target(), start -> 100, SOON))
                        .code())
                .isEqualTo(Code.DAMAGED);
        assertThat(assertThrows(
                                RefusedFileException.class,
                                () -> files.fetch("data:;base64,aGVsbG8=", target(), start -> 4, SOON))
                        .code())
                .isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void leavesOurOwnDisksTroublesApart() throws IOException {
        Files.createDirectory(target());
        host.on("GET /pet.jpg", 200, FILE);

        assertThrows(UncheckedIOException.class, () -> fetch("/pet.jpg"));
    }

    @Test
    void asksForTheHeadAlone() {
        host.on("HEAD /pet.jpg", 200, "", "Content-Type", "image/jpeg");

        assertThat(head("/pet.jpg").status()).isEqualTo(200);
        assertThat(head("/pet.jpg").contentType()).contains("image/jpeg");
        assertThat(host.calls()).extracting(RecordedService.Call::method).containsOnly("HEAD");
    }

    @ParameterizedTest
    @CsvSource({"403, bytes 0-0/12345, 12345", "405, bytes 0-0/9, 9", "501, bytes 0-0/*, -1", "405, nonsense, -1"})
    void asksForAByteWhereHeadsAreNotKnown(int status, String range, long bytes) {
        host.on("HEAD /pet.jpg", status, "");
        host.on("GET /pet.jpg", 206, "x", "Content-Type", "image/png", "Content-Range", range);

        RemoteHead head = head("/pet.jpg");

        assertThat(head)
                .isEqualTo(new RemoteHead(
                        200, Optional.of("image/png"), bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes)));
        assertThat(host.calls("GET /pet.jpg").get(0).header("Range")).contains("bytes=0-0");
    }

    @Test
    void tellsTheStatusOfWhatIsNotThere() {
        assertThat(head("/none").status()).isEqualTo(404);
    }

    private RemoteHead head(String path) {
        return files.head(host.address(path).toString(), SOON);
    }

    private void assertRefused(String path, Code code, String sentence) {
        RefusedFileException refusal = assertThrows(RefusedFileException.class, () -> fetch(path));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessage(sentence);
    }

    private void fetch(String path) {
        files.fetch(host.address(path).toString(), target(), start -> 1024 * 1024, SOON);
    }

    private Path target() {
        return folder.resolve("target");
    }
}
