package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The nightly clean-up, begun by day. */
@ExtendWith(RunningServer.class)
class CleanUpIT {
    @Test
    void erasesWhatWasKeptLongEnoughAndIsDueAgainTheNextNight(Api api, Records records) {
        String expired = api.finishedSong();
        String kept = api.finishedSong();
        records.update("update jobs set created_at = now() - interval '31 days' where id = ?", expired);

        records.update("update ticks set next_due = now() - interval '1 minute' where name = 'clean-up'");

        await().atMost(Duration.ofMinutes(3))
                .until(() -> records.count("select count(*) from jobs where id = ? and erased_at is not null", expired)
                        == 1);
        await().alias("the end of the night").atMost(Duration.ofMinutes(1)).until(() -> records.count("""
                        select count(*) from ticks where name = 'clean-up'
                           and (next_due at time zone 'utc')::time = '03:00' and next_due > now()""") == 1);
        assertThat(records.filesOfSong(expired)).isEmpty();
        assertThat(records.filesOfSong(kept)).hasSizeGreaterThan(3);
        api.results(expired).isFailure(410, "gone");
        api.results(kept).isOk();
        assertThat(records.log()).contains("Clean-up: ");
    }
}
