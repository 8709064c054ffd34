package io.serenade.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.providers.RefusedFileException;
import io.serenade.providers.RefusedFileException.Code;
import io.serenade.rendering.Media;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.rendering.image.TestPictures;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoresForTests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SITE = "https://pets.example";

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T10:00:00Z"));
    private final PictureIntake pictures = new PictureIntake();
    private final Uploads uploads = new Uploads();
    private final CallerMedia callers = new CallerMedia();
    private MediaStore store;

    @BeforeEach
    void wire() {
        store = StoresForTests.inFolder(folder.resolve("storage"));
        uploads.database = TestDatabase.create();
        uploads.media = store;
        uploads.clock = clock;
        uploads.incoming = new IncomingFiles(folder.resolve("incoming"));
        uploads.settings =
                new IntakeSettings(URI.create(SITE), List.of(), folder.resolve("incoming"), Duration.ofHours(24), 20);
        callers.uploads = uploads;
        callers.media = store;
        callers.incoming = uploads.incoming;
        callers.inspector = new MediaInspector();
        callers.inspector.intake = pictures;
        callers.inspector.ffmpeg = Media.ffmpeg();
    }

    @AfterEach
    void close() {
        pictures.close();
    }

    @Test
    void aPictureIsTakenByItsAddressWithoutAskingAnybody() throws Exception {
        CallerPicture sent = (CallerPicture) inspected(TestPictures.written(TestPictures.quarters(2000, 500), "png"));
        Upload upload = uploads.add(sent);

        String address = uploads.addressOf(upload);
        CallerPicture taken = (CallerPicture) callers.fetch(address, AcceptedMedia.PICTURES, SOON);

        assertThat(address).matches(SITE + "/uploads/u-[a-z][a-z0-9]{23}\\.jpg");
        assertThat(taken.jpeg()).isEqualTo(sent.jpeg());
        assertThat(taken.width()).isEqualTo(1280);
        assertThat(taken.height()).isEqualTo(320);
        assertThat(upload.expiresAt()).isEqualTo(Instant.parse("2027-02-15T10:00:00Z"));
    }

    @Test
    void aClipIsTakenByItsAddressWhereClipsAre() throws Exception {
        Path clip = folder.resolve("clip.mp4");
        Media.run(List.of("-f", "lavfi", "-i", "testsrc=s=90x160:d=2", "-pix_fmt", "yuv420p", "-y", clip.toString()));
        byte[] bytes = Files.readAllBytes(clip);
        Upload upload;
        try (CallerMedium sent = inspected(bytes)) {
            upload = uploads.add(sent);
        }

        try (CallerClip taken =
                (CallerClip) callers.fetch(uploads.addressOf(upload), AcceptedMedia.PICTURES_AND_CLIPS, SOON)) {
            assertThat(taken.frames()).isNotEmpty();
        }
        assertThat(upload.length()).contains(Duration.ofSeconds(2));
        assertThat(upload.width()).isEqualTo(90);
        assertThat(upload.height()).isEqualTo(160);
        assertThat(uploads.findFile(upload.file())).contains(upload);
        assertThat(codeOf(uploads.addressOf(upload))).isEqualTo(Code.UNSUPPORTED);
        assertThat(store.find(MediaKind.UPLOAD, upload.file())).isPresent();
    }

    /** Telephones write where a clip was filmed. */
    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "webm"})
    void whereAClipWasFilmedIsNotStored(String ending) throws Exception {
        Path filmed = folder.resolve("clip." + ending);
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=90x160:d=2",
                "-f",
                "lavfi",
                "-i",
                "sine=d=2",
                "-metadata",
                "title=At grandmother's",
                "-metadata",
                "location=+52.5186+013.4083/",
                "-metadata",
                "comment=Elm Street 7",
                "-pix_fmt",
                "yuv420p",
                "-shortest",
                "-y",
                filmed.toString()));
        byte[] sent = Files.readAllBytes(filmed);
        assertThat(text(sent)).contains("grandmother");

        Upload upload;
        try (CallerMedium clip = inspected(sent)) {
            upload = uploads.add(clip);
        }

        try (LocalCopy copy = store.fetch(MediaKind.UPLOAD, upload.file())) {
            byte[] stored = Files.readAllBytes(copy.path());
            assertThat(text(stored)).doesNotContain("grandmother", "52.5186", "Elm Street");
            assertThat(MediaFormat.of(stored, stored.length)).isEqualTo(MediaFormat.of(sent, sent.length));
            assertThat(Media.probe(copy.path())).isEqualTo(Media.probe(filmed));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void isGoneAfterADay() throws Exception {
        Upload upload = uploads.add(inspected(TestPictures.written(TestPictures.quarters(40, 40), "png")));
        clock.moveOn(Duration.ofHours(23));
        assertThat(uploads.removeExpired(clock.instant())).isZero();

        clock.moveOn(Duration.ofHours(1));

        assertThat(codeOf(uploads.addressOf(upload))).isEqualTo(Code.UNREACHABLE);
        assertThat(uploads.removeExpired(clock.instant())).isOne();
        assertThat(uploads.findFile(upload.file())).isEmpty();
        assertThat(store.find(MediaKind.UPLOAD, upload.file())).isEmpty();
    }

    @Test
    void nobodyFindsWhatWasNeverThere() {
        for (String path : List.of("", "u-abc.jpg", "../photo.jpg", "u-abcdefghijklmnopqrstuvwx.jpg", "%00")) {
            assertThat(codeOf(SITE + "/uploads/" + path)).isEqualTo(Code.UNREACHABLE);
        }
    }

    @Test
    void leavesNoRowWhereTheStorageIsOut() throws Exception {
        CallerMedium sent = inspected(TestPictures.written(TestPictures.quarters(40, 40), "png"));
        Files.writeString(folder.resolve("blocked"), "no folder");
        uploads.media = StoresForTests.inFolder(folder.resolve("blocked"));

        assertThrows(IOException.class, () -> uploads.add(sent));

        assertThat(uploads.database.find("select count(*) from uploads", row -> row.getInt(1)))
                .contains(0);
    }

    private CallerMedium inspected(byte[] bytes) throws Exception {
        TemporaryFile file = uploads.incoming.create();
        Files.write(file.path(), bytes);
        return callers.inspect(file, AcceptedMedia.PICTURES_AND_CLIPS, SOON);
    }

    private Code codeOf(String address) {
        return assertThrows(RefusedFileException.class, () -> callers.fetch(address, AcceptedMedia.PICTURES, SOON))
                .code();
    }
}
