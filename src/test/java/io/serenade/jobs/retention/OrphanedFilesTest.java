package io.serenade.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.engine.DutiesForTests;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.keys.KeysForTests;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoresForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night removes from a store, and above all what it does not. */
class OrphanedFilesTest {
    private static final TestDatabase OURS = TestDatabase.create();

    private final SettableClock clock = new SettableClock(Instant.now());

    @TempDir
    private Path folder;

    private MediaStore media;

    @BeforeEach
    void begin() {
        OURS.update("delete from jobs");
        OURS.update("update application_keys set value = ? where name = 'installed-at'", "2026-01-01T00:00:00Z");
        media = StoresForTests.inFolder(folder);
    }

    @Test
    void deletesWhatIsLeftOfErasedJobsAtOnceAndMovesStrangersToTheBin() throws Exception {
        job(1, true);
        job(2, false);
        song(1, Duration.ofHours(2));
        song(2, Duration.ofHours(2));
        song(3, Duration.ofHours(2));
        song(4, Duration.ofMinutes(30));
        Files.writeString(folder.resolve("audio/readme-of-somebody.txt"), "kept");

        assertThat(night(OURS).remove()).isEqualTo(2);

        assertThat(songs()).containsExactlyInAnyOrder(key(2), key(4), "readme-of-somebody.txt", ".installation");
        assertThat(folder.resolve("audio/.bin").resolve(key(3))).exists();
    }

    @Test
    void emptiesTheBinAfterAWeek() throws Exception {
        song(1, Duration.ofHours(2));
        night(OURS).remove();
        Path binned = folder.resolve("audio/.bin").resolve(key(1));

        clock.moveOn(Duration.ofDays(6));
        night(OURS).remove();
        assertThat(binned).exists();
        clock.moveOn(Duration.ofDays(2));
        night(OURS).remove();

        assertThat(binned).doesNotExist();
    }

    @Test
    void removesNothingOnAnEmptyDatabase() throws Exception {
        job(1, false);
        song(1, Duration.ofHours(2));
        unfinishedSong();
        night(OURS).removeUnfinished();
        unfinishedSong();

        assertThat(night(TestDatabase.create()).remove()).isZero();

        assertThat(songs()).contains(key(1)).anyMatch(name -> name.startsWith(".part-"));
    }

    @Test
    void removesNothingFromAStoreWithoutAMarkThatIsOlderThanTheDatabase() throws Exception {
        song(1, Duration.ofHours(30));

        assertThat(night(TestDatabase.create()).remove()).isZero();

        assertThat(songs()).containsExactly(key(1));
    }

    @Test
    void takesAStoreOfAnEarlierVersionForItsOwn() throws Exception {
        job(1, false);
        song(1, Duration.ofHours(30));
        song(2, Duration.ofHours(30));

        assertThat(night(OURS).remove()).isEqualTo(1);

        assertThat(songs()).contains(key(1)).doesNotContain(key(2));
    }

    @Test
    void removesNothingAfterAnOlderBackupWasRestored() throws Exception {
        for (int number = 1; number <= 60; number++) {
            song(number, Duration.ofHours(2));
        }

        assertThat(night(OURS).remove()).isZero();
        assertThat(songs()).hasSize(61);

        OrphanedFiles allowed = night(OURS);
        allowed.settings = new RetentionSettings(Duration.ofDays(365), OptionalInt.of(60));
        assertThat(allowed.remove()).isEqualTo(60);
    }

    @Test
    void mayRemoveOneInAHundredOfMany() throws Exception {
        OURS.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                select 'c' || lpad(n::text, 23, '0'), 'test', 'SUCCEEDED', 'only', 'io', now(), now()
                  from generate_series(1, 6000) n""");
        for (int number = 1; number <= 6_050; number++) {
            song(number, Duration.ofHours(2));
        }

        assertThat(night(OURS).remove()).isEqualTo(50);

        assertThat(songs().stream().filter(name -> name.endsWith(".mp3"))).hasSize(6_000);
    }

    private OrphanedFiles night(TestDatabase database) {
        OrphanedFiles night = new OrphanedFiles();
        night.media = media;
        night.mark = new InstallationMark();
        night.mark.media = media;
        night.mark.keys = KeysForTests.in(database);
        night.database = database;
        night.settings = new RetentionSettings(Duration.ofDays(365), OptionalInt.empty());
        night.clock = clock;
        night.duty = new CleanUpDuty();
        night.duty.duties = DutiesForTests.on(database, clock);
        night.duty.clock = clock;
        return night;
    }

    private static void job(int number, boolean erased) {
        OURS.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at, erased_at)
                values (?, 'test', 'SUCCEEDED', 'only', 'io', now(), now(), case when ? then now() end)""", id(number), erased);
    }

    private void song(int number, Duration age) throws IOException {
        Path song = Files.createDirectories(folder.resolve("audio")).resolve(key(number));
        Files.writeString(song, "la");
        Files.setLastModifiedTime(song, FileTime.from(clock.instant().minus(age)));
    }

    private void unfinishedSong() throws IOException {
        Path part = Files.createDirectories(folder.resolve("audio")).resolve(".part-1-" + key(9));
        Files.writeString(part, "l");
        Files.setLastModifiedTime(part, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
    }

    private List<String> songs() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("audio"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static String id(int number) {
        return "c%023d".formatted(number);
    }

    private static String key(int number) {
        return id(number) + ".mp3";
    }
}
