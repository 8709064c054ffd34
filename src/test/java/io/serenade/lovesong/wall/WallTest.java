package io.serenade.lovesong.wall;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.lovesong.wall.Wall.Place;
import io.serenade.lovesong.wall.Wall.WallRecord;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WallTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final SettableClock clock = database.clockAt(NOON);
    private final Wall wall = new Wall();

    @BeforeEach
    void wire() {
        wall.database = database;
        wall.longRunning = database;
        wall.clock = clock;
    }

    @Test
    void showsNothingThatTheOperatorHasNotSeen() {
        song("toby");

        assertThat(wall.stateOf("toby")).isEqualTo(WallState.NONE);
        assertThat(wall.ask("toby")).isEqualTo(WallState.WAITING);
        assertThat(ids(wall.listWaiting())).containsExactly("toby");
        assertThat(wall.listShown(Optional.empty())).isEmpty();

        assertThat(wall.show("toby")).isTrue();
        assertThat(wall.stateOf("toby")).isEqualTo(WallState.SHOWN);
        assertThat(wall.listWaiting()).isEmpty();
        assertThat(ids(wall.listShown(Optional.empty()))).containsExactly("toby");
    }

    @Test
    void countsWhatWaitsAsItListsIt() {
        List.of("toby", "bella", "shown", "refused", "erased").forEach(id -> {
            song(id);
            wall.ask(id);
        });
        wall.show("shown");
        wall.refuse("refused");
        database.update("update jobs set erased_at = now() where id = 'erased'");

        assertThat(wall.countWaiting())
                .isEqualTo(2)
                .isEqualTo(wall.listWaiting().size());
    }

    @Test
    void neitherShowsNorRefusesWhatNobodyAskedFor() {
        song("toby");

        assertThat(wall.show("toby")).isFalse();
        assertThat(wall.refuse("toby")).isFalse();
        assertThat(wall.stateOf("toby")).isEqualTo(WallState.NONE);
    }

    @Test
    void keepsARefusalHoweverOftenItsMakerAsks() {
        song("toby");
        wall.ask("toby");
        wall.show("toby");
        wall.refuse("toby");

        assertThat(wall.listShown(Optional.empty())).isEmpty();
        wall.withdraw("toby");
        assertThat(wall.ask("toby")).isEqualTo(WallState.REFUSED);
        assertThat(wall.listWaiting()).isEmpty();
    }

    @Test
    void takesARecordDownWhenItsMakerWants() {
        song("toby");
        wall.ask("toby");
        wall.show("toby");

        wall.withdraw("toby");

        assertThat(wall.stateOf("toby")).isEqualTo(WallState.NONE);
        assertThat(wall.listShown(Optional.empty())).isEmpty();
    }

    @Test
    void doesNotShowErasedSongs() {
        song("toby");
        wall.ask("toby");
        wall.show("toby");
        database.update("update jobs set erased_at = now() where id = 'toby'");

        assertThat(wall.listShown(Optional.empty())).isEmpty();
    }

    @Test
    void hasPagesThatStayPutWhileRecordsAreAdded() {
        for (int i = 0; i < Wall.PAGE + 3; i++) {
            song("pet" + i);
            wall.ask("pet" + i);
            clock.moveOn(Duration.ofSeconds(1));
            wall.show("pet" + i);
        }
        List<WallRecord> first = wall.listShown(Optional.empty());
        assertThat(ids(first)).hasSize(Wall.PAGE + 1).startsWith("pet" + (Wall.PAGE + 2));
        WallRecord last = first.get(Wall.PAGE - 1);

        song("late");
        wall.ask("late");
        clock.moveOn(Duration.ofSeconds(1));
        wall.show("late");

        wall.refuse(last.sessionId());
        Place end = new Place(last.shownAt().orElseThrow(), last.sessionId());
        assertThat(ids(wall.listShown(Optional.of(end)))).containsExactly("pet2", "pet1", "pet0");
    }

    @Test
    void countsSongsOnceAMinute() {
        song("toby");
        assertThat(wall.countSongs()).isEqualTo(1);
        song("luna");
        assertThat(wall.countSongs()).isEqualTo(1);
        clock.moveOn(Duration.ofSeconds(61));
        assertThat(wall.countSongs()).isEqualTo(2);
    }

    private void song(String id) {
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                values (?, 'lovesong', 'SUCCEEDED', 'render-video', 'render', ?, ?)""", id, NOON, NOON);
        database.update("""
                insert into love_songs (session_id, cookie_id, delete_token_hash, owner_name, pet_name, pet_type,
                                        music_vibe, photo_path, video_seconds)
                values (?, '', '', 'Mira', 'Toby', 'Dog', 'Chill', '', 90)""", id);
    }

    private static List<String> ids(List<WallRecord> records) {
        return records.stream().map(WallRecord::sessionId).toList();
    }
}
