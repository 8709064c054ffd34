package io.serenade.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.SettableClock;
import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private static final int MAX_BYTES = 200_000;

    @TempDir
    Path folder;

    private final DrippingRequest request = new DrippingRequest();
    private final UploadPlaces places = new UploadPlaces();

    @Test
    void writesWhatComesAndRemovesItAtTheEnd() throws Exception {
        FileSink sink = sink();
        BodyReceiver receiver = receiver(sink);
        request.sends("x".repeat(100_000));
        receiver.onDataAvailable();
        assertThat(Files.size(onlyFile())).isEqualTo(100_000);
        request.sends("y".repeat(100_000));
        request.ends();
        receiver.onDataAvailable();
        receiver.onAllDataRead();

        RequestFile file = request.received().file();
        assertThat(file.path()).hasContent("x".repeat(100_000) + "y".repeat(100_000));
        assertThat(file.contentType()).isEqualTo("image/png");

        sink.release();
        sink.release();
        assertThat(files()).isEmpty();
        assertThat(takeAll("198.18.0.1")).isEqualTo(UploadPlaces.PER_ADDRESS);
    }

    @Test
    void refusesAByteMoreAndKeepsNothing() throws Exception {
        BodyReceiver receiver = receiver(sink());
        request.sends("x".repeat(MAX_BYTES + 1));
        receiver.onDataAvailable();
        assertThat(files()).isEmpty();
        request.ends();
        receiver.onDataAvailable();
        receiver.onAllDataRead();

        assertThat(assertThrows(ProblemException.class, () -> request.received().file())
                        .type())
                .isEqualTo(ProblemType.PAYLOAD_TOO_LARGE);
    }

    @Test
    void keepsNothingOfWhatBreaksOff() throws Exception {
        BodyReceiver receiver = receiver(sink());
        request.sends("half of it");
        receiver.onDataAvailable();
        receiver.onError(new IOException("reset"));

        assertThat(files()).isEmpty();
        assertThat(takeAll("198.18.0.1")).isEqualTo(UploadPlaces.PER_ADDRESS);
    }

    @Test
    void leavesPlacesForOthers() {
        assertThat(takeAll("198.18.0.1")).isEqualTo(UploadPlaces.PER_ADDRESS);
        assertThat(takeAll("198.18.0.2")).isEqualTo(UploadPlaces.PER_ADDRESS);
        int all = 2 * UploadPlaces.PER_ADDRESS;
        for (int other = 3; all < UploadPlaces.ALL; other++) {
            all += takeAll("198.18.0." + other);
        }
        assertThat(places.take("198.18.1.1")).isEmpty();
    }

    private int takeAll(String address) {
        return (int) Stream.generate(() -> places.take(address))
                .takeWhile(Optional::isPresent)
                .count();
    }

    private FileSink sink() {
        return new FileSink(rule(), "image/png", new IncomingFiles(folder), places.take("198.18.0.1"));
    }

    private BodyReceiver receiver(FileSink sink) {
        SettableClock clock = new SettableClock(Instant.parse("2027-02-14T10:00:00Z"));
        return new BodyReceiver(request.async(), request.input(), sink, clock, Optional.empty());
    }

    private Path onlyFile() throws IOException {
        return files().get(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @AcceptsFile(maxBytes = MAX_BYTES, advice = "Less, please.", types = "image/")
    private static AcceptsFile rule() {
        try {
            return FileSinkTest.class.getDeclaredMethod("rule").getAnnotation(AcceptsFile.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
