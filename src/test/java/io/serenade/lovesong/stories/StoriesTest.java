package io.serenade.lovesong.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Jobs;
import io.serenade.jobs.budget.BudgetSettings;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.platform.Beans;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.settings.Settings;
import io.serenade.storage.MediaInMemory;
import io.serenade.storage.RoomSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final SettableClock clock = database.clockAt(NOON);
    private final Stories stories = new Stories();

    @BeforeEach
    void wire() {
        stories.database = database;
        stories.clock = clock;
        stories.jobs = new Beans(database)
                .give(clock)
                .give(new MediaInMemory())
                .give(new RoomSettings(95))
                .give(BudgetSettings.from(new Settings(name -> Optional.empty())))
                .get(Jobs.class);
        allow("2");
    }

    private void allow(String waiting) {
        stories.settings = LoveSongSettings.from(
                new Settings(name -> name.equals("STORIES_WAITING") ? Optional.of(waiting) : Optional.empty()));
    }

    @Test
    void isMadeOnceHoweverOftenItIsAskedFor() {
        song("toby");
        assertThat(stories.stateOf("toby")).isEqualTo(StoryState.NONE);
        assertThat(stories.want("toby")).isEqualTo(StoryState.WAITING);
        assertThat(stories.want("toby")).isEqualTo(StoryState.WAITING);

        assertThat(stories.claim()).contains("toby");
        assertThat(stories.want("toby")).isEqualTo(StoryState.MAKING);
        assertThat(stories.claim()).isEmpty();
        stories.markReady("toby");

        assertThat(stories.want("toby")).isEqualTo(StoryState.READY);
        assertThat(stories.claim()).isEmpty();
    }

    @Test
    void whatAVanishedNodeBeganIsBegunAnew() {
        song("toby");
        stories.want("toby");
        stories.claim();
        clock.moveOn(Stories.LEASE.plus(Duration.ofSeconds(1)));
        assertThat(stories.claim()).contains("toby");
    }

    @Test
    void whatFailsIsTriedThreeTimes() {
        song("toby");
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(stories.want("toby")).isEqualTo(StoryState.WAITING);
            assertThat(stories.claim()).contains("toby");
            stories.markFailed("toby");
        }
        assertThat(stories.want("toby")).isEqualTo(StoryState.FAILED);
        assertThat(stories.claim()).isEmpty();
    }

    @Test
    void noMoreThanAllowedWait() {
        for (String id : new String[] {"toby", "luna", "rex"}) {
            song(id);
        }
        stories.want("toby");
        stories.want("luna");
        assertThat(stories.want("rex")).isEqualTo(StoryState.NONE);
        stories.claim();
        stories.markReady("toby");
        assertThat(stories.want("rex")).isEqualTo(StoryState.WAITING);
    }

    @Test
    void nothingIsMadeOfAnErasedSong() {
        song("toby");
        stories.want("toby");
        database.update("update jobs set erased_at = now() where id = 'toby'");
        assertThat(stories.claim()).isEmpty();
        stories.forget("toby");
        assertThat(stories.stateOf("toby")).isEqualTo(StoryState.NONE);
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
}
