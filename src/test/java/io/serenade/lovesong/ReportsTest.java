package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.lovesong.Reports.Reason;
import io.serenade.platform.Beans;
import io.serenade.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final Reports reports =
            new Beans(database).give(Clock.fixed(NOON, ZoneOffset.UTC)).get(Reports.class);

    @Test
    void countsWhatIsOpenAsItListsIt() {
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                values ('toby', 'lovesong', 'SUCCEEDED', 'render-video', 'render', now(), now())""");
        database.update("""
                insert into love_songs (session_id, cookie_id, delete_token_hash, pet_type, music_vibe, photo_path)
                values ('toby', '', '', 'Dog', 'Chill', '')""");
        reports.add("toby", Reason.OTHER, "");
        reports.add("toby", Reason.RIGHTS, "");
        reports.add("toby", Reason.PERSONAL, "");
        assertThat(reports.dismiss(reports.listOpen().get(0).id())).contains("toby");

        assertThat(reports.countOpen())
                .isEqualTo(2)
                .isEqualTo(reports.listOpen().size());
    }
}
