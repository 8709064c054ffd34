package io.serenade.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media in folders. */
class LocalMediaStoreTest implements MediaStoreContract {
    @TempDir
    private Path folder;

    private MediaStore store;

    @BeforeEach
    void open() {
        store = new LocalMediaStore(
                Arrays.stream(MediaKind.values()).collect(Collectors.toMap(kind -> kind, this::folderOf)));
    }

    private Path folderOf(MediaKind kind) {
        return folder.resolve(kind.folder());
    }

    @Override
    public MediaStore store() {
        return store;
    }

    @Test
    void fetchesTheStoredFileItself() throws Exception {
        put(KEY, new byte[10]);
        try (LocalCopy copy = store.fetch(MediaKind.VIDEO, KEY)) {
            assertThat(copy.path()).isEqualTo(folderOf(MediaKind.VIDEO).resolve(KEY));
        }
    }

    @Test
    void removesWhatAVanishedWriterLeft() throws IOException {
        Path left = UnfinishedFiles.create(folderOf(MediaKind.VIDEO), KEY);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(7_200)));
        Path underWay = UnfinishedFiles.create(folderOf(MediaKind.VIDEO), KEY);

        assertThat(store.removeUnfinished(Instant.now().minusSeconds(3_600))).isEqualTo(1);

        assertThat(left).doesNotExist();
        assertThat(underWay).exists();
        assertThat(keysBefore(MediaKind.VIDEO, Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void handsOutManyKeysByThePage() throws Exception {
        Files.createDirectories(folderOf(MediaKind.VIDEO));
        for (int i = 0; i < 1_200; i++) {
            Files.createFile(folderOf(MediaKind.VIDEO).resolve("abcdefgh-" + i + ".mp4"));
        }
        List<Integer> sizes = new ArrayList<>();

        store.eachPage(MediaKind.VIDEO, Instant.now().plusSeconds(60), page -> {
            sizes.add(page.size());
            for (String key : page) {
                store.delete(MediaKind.VIDEO, key);
            }
        });

        assertThat(sizes).containsExactly(500, 500, 200);
    }

    @Test
    void followsNoLinks() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createDirectories(folderOf(MediaKind.VIDEO));
        Files.createSymbolicLink(folderOf(MediaKind.VIDEO).resolve(KEY), outside);

        assertThat(store.find(MediaKind.VIDEO, KEY)).isEmpty();
    }

    @Test
    void saysWhenAFolderCannotBeMade() throws IOException {
        Files.writeString(folderOf(MediaKind.GENERATED), "a file where the folder should be");

        assertThat(store.isWritable()).isFalse();
    }

    @Test
    void tellsHowFullTheDiskIs() throws IOException {
        assertThat(store.fullness().orElseThrow()).isBetween(0.0, 1.0);
    }
}
