package io.serenade.lovesong;

import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.platform.Database;
import io.serenade.providers.ProviderException;
import io.serenade.providers.SongGenerator;
import io.serenade.providers.SongGenerator.SongRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the words' times of songs whose record came without them: the provider finds them after the song is there. A
 * few looks beside the song's own road, which they neither stop nor hold up; after the last one there are no captions.
 */
@ApplicationScoped
public class LateCaptions {
    private static final Logger LOG = System.getLogger(LateCaptions.class.getName());
    private static final List<Duration> RESTS = List.of(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20));

    @Inject
    Database database;

    @Inject
    Submissions submissions;

    @Inject
    SongGenerator generator;

    @Inject
    ProviderCalls calls;

    @Inject
    Clock clock;

    /** A song that is due for a look. */
    private record Due(String sessionId, String taskId, int look) {}

    /** When the first look is, counted from the record that had no words. */
    static Instant firstLook(Instant now) {
        return now.plus(RESTS.get(0));
    }

    /** Looks for all songs that are due. @return how many looks there were */
    public int lookAgain() {
        int looks = 0;
        for (Optional<Due> due = claim(); due.isPresent(); due = claim()) {
            look(due.get());
            looks++;
        }
        return looks;
    }

    /** Takes the next song and plans its look after this one, so that a worker that vanishes costs a look at most. */
    private Optional<Due> claim() {
        Instant now = clock.instant();
        return database.find(
                """
                update love_songs set captions_looks = captions_looks + 1, captions_due_at = ?
                 where session_id = (select session_id from love_songs where captions_due_at <= ?
                                      order by captions_due_at limit 1 for update skip locked)
                returning session_id, captions_looks,
                          (select external_id from provider_tasks where job_id = session_id and state = 'SUCCEEDED'
                            order by id desc limit 1) as task_id""",
                row -> new Due(row.getString("session_id"), row.getString("task_id"), row.getInt("captions_looks")),
                now.plusSeconds(60),
                now);
    }

    private void look(Due due) {
        try {
            SongRecord record = calls.call(
                    due.sessionId(),
                    generator.name(),
                    "fetch-captions",
                    due.look(),
                    () -> generator.read(due.taskId()));
            submissions.noteCaptions(
                    due.sessionId(),
                    due.taskId(),
                    Captions.write(record.words()),
                    record.wordsMayCome() ? nextLook(due) : Optional.empty());
        } catch (ProviderException e) {
            LOG.log(Level.INFO, "Job {0}: no captions yet: {1}", due.sessionId(), e.getMessage());
            submissions.noteCaptions(due.sessionId(), due.taskId(), Optional.empty(), nextLook(due));
        }
    }

    private Optional<Instant> nextLook(Due due) {
        return due.look() < RESTS.size() ? Optional.of(clock.instant().plus(RESTS.get(due.look()))) : Optional.empty();
    }
}
