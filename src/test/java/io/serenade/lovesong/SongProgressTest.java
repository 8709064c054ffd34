package io.serenade.lovesong;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.QueuePlaces;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.lovesong.Submissions.Pace;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderAccount;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SongProgressTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    private boolean heldBack;
    private int place = 1;
    private Optional<Pace> pace = Optional.of(new Pace(20, 60, 12));

    @Test
    void estimatesTheQueueTheSongAndTheRender() {
        assertThat(estimate()).hasValue(6 + 60 + 12);
        place = 35;
        assertThat(estimate()).hasValue(210 + 60 + 12);
    }

    @Test
    void saysNothingWhileTooLittleIsKnown() {
        pace = Optional.empty();
        assertThat(estimate()).isEmpty();
    }

    @Test
    void promisesNoTimeWhileNothingIsSentToTheProvider() {
        heldBack = true;
        assertThat(estimate()).isEmpty();
        assertThat(progress().message())
                .isEqualTo("So many songs were ordered that yours has to wait a little longer; it keeps its place.");
    }

    private OptionalLong estimate() {
        return progress().estimateSeconds();
    }

    private SongProgress.Progress progress() {
        SongProgress progress = new SongProgress();
        progress.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        progress.settings = LoveSongSettings.from(new Settings(name -> Optional.empty()));
        progress.generator = new ScriptedSongGenerator();
        progress.places = new QueuePlaces() {
            @Override
            public int place(String jobId) {
                return place;
            }

            @Override
            public boolean isHeldBack(String account) {
                return heldBack;
            }
        };
        progress.slots = new ProviderSlots() {
            @Override
            public ProviderAccount get(String name) {
                return new ProviderAccount(name, 10, 100);
            }
        };
        progress.pace = new SongPace() {
            @Override
            public Optional<Pace> now() {
                return pace;
            }
        };
        Submission submission = new Submission(
                "song1",
                "cookie",
                "hash",
                new SubmissionForm("Toby", "Dog", Base64Text.of("photo"), "Chill", "Matt", Optional.empty()));
        Job job = aJob().of(Submission.PRODUCT)
                .at(ComposeSong.NAME)
                .inState(JobState.WAITING)
                .createdAt(NOON)
                .build();
        return progress.of(new Entry(submission, job, Optional.empty()));
    }
}
