package io.serenade.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of media promises, whatever it keeps them in. */
interface MediaStoreContract {
    String KEY = "abcdefgh.mp4";

    /** A store that works and has nothing in it. */
    MediaStore store();

    @Test
    default void findsWhatWasPut() throws Exception {
        byte[] content = bytes(200_000);
        put(KEY, content);

        StoredMedia found = store().find(MediaKind.VIDEO, KEY).orElseThrow();

        assertThat(found.size()).isEqualTo(content.length);
        assertThat(found.etag()).matches("\"[^\"]+\"");
        assertThat(found.changedAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(read(found, 0, content.length)).isEqualTo(content);
    }

    @Test
    default void readsPieces() throws Exception {
        put(KEY, "0123456789".getBytes());
        StoredMedia found = store().find(MediaKind.VIDEO, KEY).orElseThrow();

        assertThat(new String(read(found, 0, 1))).isEqualTo("0");
        assertThat(new String(read(found, 3, 4))).isEqualTo("3456");
        assertThat(new String(read(found, 9, 1))).isEqualTo("9");
    }

    @Test
    default void letsReadersGoEarly() throws Exception {
        put(KEY, bytes(3_000_000));
        StoredMedia found = store().find(MediaKind.VIDEO, KEY).orElseThrow();
        for (int reader = 0; reader < 20; reader++) {
            try (InputStream in = found.open(0, found.size())) {
                assertThat(in.readNBytes(10)).hasSize(10);
            }
        }
        assertThat(read(found, 0, found.size())).hasSize(3_000_000);
    }

    @Test
    default void fetchesFiles() throws Exception {
        byte[] content = bytes(50_000);
        put(KEY, content);
        Path path;
        try (LocalCopy copy = store().fetch(MediaKind.VIDEO, KEY)) {
            path = copy.path();
            assertThat(path).hasBinaryContent(content);
        }
        assertThat(store().find(MediaKind.VIDEO, KEY)).isPresent();
    }

    @Test
    default void replacesWholeMedia() throws Exception {
        put(KEY, "one".getBytes());
        String before = store().find(MediaKind.VIDEO, KEY).orElseThrow().etag();

        put(KEY, "another".getBytes());

        StoredMedia after = store().find(MediaKind.VIDEO, KEY).orElseThrow();
        assertThat(after.etag()).isNotEqualTo(before);
        assertThat(new String(read(after, 0, after.size()))).isEqualTo("another");
    }

    @Test
    default void keepsNothingOfAWriterThatFails() throws Exception {
        put(KEY, "one".getBytes());
        for (String key : new String[] {KEY, "zyxwvuts.mp4"}) {
            assertThatThrownBy(() -> store().put(MediaKind.VIDEO, key, file -> {
                        Files.write(file, bytes(1_000));
                        throw new IOException("broken off");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("broken off");
        }
        StoredMedia kept = store().find(MediaKind.VIDEO, KEY).orElseThrow();
        assertThat(new String(read(kept, 0, kept.size()))).isEqualTo("one");
        assertThat(store().find(MediaKind.VIDEO, "zyxwvuts.mp4")).isEmpty();
        assertThat(store().removeUnfinished(Instant.now().plusSeconds(60))).isZero();
    }

    @Test
    default void keepsKindsApart() throws Exception {
        put(KEY, "video".getBytes());
        for (MediaKind other : new MediaKind[] {MediaKind.PHOTO, MediaKind.SONG, MediaKind.GENERATED}) {
            assertThat(store().find(other, KEY)).isEmpty();
            assertThat(store().delete(other, KEY)).isFalse();
            assertThatThrownBy(() -> store().fetch(other, KEY)).isInstanceOf(MissingMediaException.class);
        }
    }

    @Test
    default void deletesMedia() throws Exception {
        put(KEY, "gone soon".getBytes());

        assertThat(store().delete(MediaKind.VIDEO, KEY)).isTrue();

        assertThat(store().find(MediaKind.VIDEO, KEY)).isEmpty();
        assertThatThrownBy(() -> store().fetch(MediaKind.VIDEO, KEY))
                .isInstanceOf(MissingMediaException.class)
                .hasMessageContaining(KEY);
        assertThat(store().delete(MediaKind.VIDEO, KEY)).isFalse();
    }

    @Test
    default void listsKeysByAge() throws Exception {
        put(KEY, bytes(1));
        put("zyxwvuts-share.jpg", bytes(2));

        assertThat(keysBefore(MediaKind.VIDEO, Instant.now().plusSeconds(60)))
                .containsExactlyInAnyOrder(KEY, "zyxwvuts-share.jpg");
        assertThat(keysBefore(MediaKind.VIDEO, Instant.now().minusSeconds(60))).isEmpty();
        assertThat(keysBefore(MediaKind.SONG, Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    default void hidesWhatIsInTheBinUntilItIsEmptied() throws Exception {
        put(KEY, bytes(1));

        assertThat(store().moveToBin(MediaKind.VIDEO, KEY)).isTrue();

        assertThat(store().find(MediaKind.VIDEO, KEY)).isEmpty();
        assertThat(keysBefore(MediaKind.VIDEO, Instant.now().plusSeconds(60))).isEmpty();
        assertThat(store().moveToBin(MediaKind.VIDEO, KEY)).isFalse();
        assertThat(store().emptyBin(Instant.now().minusSeconds(60))).isZero();
        assertThat(store().emptyBin(Instant.now().plusSeconds(60))).isEqualTo(1);
        assertThat(store().emptyBin(Instant.now().plusSeconds(60))).isZero();
    }

    @Test
    default void carriesTheMarkOfItsInstallation() throws Exception {
        assertThat(store().findMark(MediaKind.VIDEO)).isEmpty();

        store().putMark(MediaKind.VIDEO, "one");
        store().putMark(MediaKind.VIDEO, "another");

        assertThat(store().findMark(MediaKind.VIDEO)).contains("another");
        assertThat(store().findMark(MediaKind.SONG)).isEmpty();
        assertThat(keysBefore(MediaKind.VIDEO, Instant.now().plusSeconds(60))).isEmpty();
        assertThat(store().placeOfMark(MediaKind.VIDEO)).contains("video");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2b54f1e-0d5c-4a7e-9a51-6f1d2a3b4c5d.mp4",
                "c2b54f1e-0d5c-4a7e-9a51-6f1d2a3b4c5d-2.png",
                "abcdefghijklmnopqrstuvwx-share.jpg",
                "abcdefghijklmnopqrstuvwx.mp3"
            })
    default void takesTheKeysOfEveryProduct(String key) throws Exception {
        put(key, "here".getBytes());
        assertThat(store().find(MediaKind.VIDEO, key)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short.mp4",
                "../abcdefgh.mp4",
                "abcdefgh/x.mp4",
                "ABCDEFGH.mp4",
                "abcdefgh",
                ".part-abcdefgh"
            })
    default void refusesOtherKeys(String key) throws Exception {
        assertThat(store().find(MediaKind.VIDEO, key)).isEmpty();
        assertThatThrownBy(() -> put(key, new byte[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().delete(MediaKind.VIDEO, key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().fetch(MediaKind.VIDEO, key)).isInstanceOf(MissingMediaException.class);
        assertThat(store().signedUrl(MediaKind.VIDEO, key, Duration.ofMinutes(1), "video/mp4", Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIO_UPLOAD, c2b54f1e-user/c2b54f1e-0d5c-4a7e-9a51-6f1d2a3b4c5d/My_song-2.mp3",
        "REFERENCE_IMAGE, c2b54f1e-0d5c-4a7e-9a51-6f1d2a3b4c5d/scene_1.png",
        "VIDEO_OUTPUT, c2b54f1e-0d5c-4a7e-9a51-6f1d2a3b4c5d/final_video.mp4"
    })
    default void keepsWhatBelongsToAJobInItsFolder(MediaKind kind, String key) throws Exception {
        store().put(kind, key, file -> Files.write(file, bytes(10)));

        assertThat(store().find(kind, key)).isPresent();
        assertThat(keysBefore(kind, Instant.now().plusSeconds(60))).containsExactly(key);
        assertThat(store().moveToBin(kind, key)).isTrue();
        assertThat(keysBefore(kind, Instant.now().plusSeconds(60))).isEmpty();
        assertThat(store().emptyBin(Instant.now().plusSeconds(60))).isEqualTo(1);
        store().put(kind, key, file -> Files.write(file, bytes(10)));
        assertThat(store().delete(kind, key)).isTrue();
        assertThat(store().find(kind, key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abcdefgh.mp4", "a/b/clip_1.mp4", "a/../clip_1.mp4", "../a/clip_1.mp4", "a/.mp4", "A/c.mp4"})
    default void refusesKeysInOtherFolders(String key) throws Exception {
        assertThat(store().find(MediaKind.VIDEO_CLIP, key)).isEmpty();
        assertThatThrownBy(() -> store().put(MediaKind.VIDEO_CLIP, key, file -> Files.write(file, new byte[1])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void saysThatItWorks() {
        assertThat(store().isWritable()).isTrue();
    }

    default List<String> keysBefore(MediaKind kind, Instant moment) throws IOException {
        List<String> keys = new ArrayList<>();
        store().eachPage(kind, moment, keys::addAll);
        return keys;
    }

    default void put(String key, byte[] content) throws IOException, InterruptedException {
        store().put(MediaKind.VIDEO, key, file -> Files.write(file, content));
    }

    static byte[] read(StoredMedia media, long first, long length) throws IOException {
        try (InputStream in = media.open(first, length)) {
            return in.readAllBytes();
        }
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
