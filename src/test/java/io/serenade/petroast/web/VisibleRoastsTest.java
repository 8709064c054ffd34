package io.serenade.petroast.web;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.accounts.Callers;
import io.serenade.accounts.Visitor;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobBuilder;
import io.serenade.petroast.Roasts;
import io.serenade.petroast.Roasts.Entry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisibleRoastsTest {
    private static final String KEY = "key-1";

    private Optional<String> caller = Optional.empty();

    @Test
    void showsWhatWasMadeWithoutAKeyToWhoeverKnowsItsId() {
        assertThat(find(aJob())).isPresent();
        assertThat(find(aJob().ownedBy(new Visitor("matt").owner()))).isPresent();
    }

    @Test
    void showsWhatWasMadeWithAKeyToThatKeyAlone() {
        assertThat(find(aJob().ownedBy(KEY))).isEmpty();
        caller = Optional.of("key-2");
        assertThat(find(aJob().ownedBy(KEY))).isEmpty();

        caller = Optional.of(KEY);

        assertThat(find(aJob().ownedBy(KEY))).isPresent();
    }

    @Test
    void showsNothingThatWasDeleted() {
        assertThat(find(aJob().erasedAt(Instant.EPOCH))).isEmpty();
    }

    private Optional<Entry> find(JobBuilder of) {
        Job job = of.build();
        VisibleRoasts visible = new VisibleRoasts();
        visible.roasts = new Roasts() {
            @Override
            public Optional<Entry> find(String jobId) {
                return Optional.of(new Entry(null, job, Optional.empty()));
            }
        };
        visible.callers = new Callers() {
            @Override
            public Optional<String> owner(HttpServletRequest request) {
                return caller;
            }
        };
        return visible.find(job.id(), null);
    }
}
