package io.serenade.lovesong;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.lovesong.Submissions.Entry;
import java.time.Instant;
import java.util.Optional;

/**
 * What is told of a song: both halves, as they were at one moment.
 *
 * @param deferrals how often in a row the present stage waited for its service
 * @param composingSince since when the provider makes the song
 */
public record SongSnapshot(
        String id,
        JobState state,
        String stage,
        int deferrals,
        Optional<JobError> error,
        Instant createdAt,
        boolean erased,
        boolean takenDown,
        Optional<Instant> composingSince,
        String ownerName,
        String petName,
        Optional<String> lyrics) {

    public static SongSnapshot of(Entry entry) {
        Job job = entry.job();
        Submission submission = entry.submission();
        return new SongSnapshot(
                job.id(),
                job.state(),
                job.stage(),
                job.deferrals(),
                job.error(),
                job.createdAt(),
                job.erasedAt().isPresent(),
                submission.isTakenDown(),
                entry.composingSince(),
                submission.ownerName(),
                submission.petName(),
                submission.lyrics());
    }

    /** The word of the API for where a song stands. */
    public String entryStatus() {
        return switch (state) {
            case SUCCEEDED -> "success";
            case FAILED, CANCELLED -> "fail";
            case WAITING, READY, RUNNING, PARKED ->
                stage.equals(ComposeSong.NAME) && composingSince.isEmpty() ? "pending" : "processing";
        };
    }
}
