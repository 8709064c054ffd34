package io.serenade.lovesong;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.lovesong.Submissions.Entry;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a song at one time: submission and job.
 *
 * @param deferrals how often in a row the present stage waited for its service
 * @param composingSince since when the provider makes the song
 * @param beginsAt when it will begin, until the first attempt
 * @param audible whether it can be heard while it is made
 * @param missedName why another song was asked for, if one was
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
        Optional<Instant> beginsAt,
        String ownerName,
        String petName,
        Optional<String> lyrics,
        boolean audible,
        Optional<MissedName> missedName) {

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
                isUntouched(job) ? Optional.of(job.dueAt()) : Optional.empty(),
                submission.ownerName(),
                submission.petName(),
                submission.lyrics(),
                submission.streamTask().isPresent() || submission.isDownloaded(),
                submission.missedName().filter(MissedName::isTold));
    }

    /** Whether a second song is being made, because a name is missing in the first. */
    public boolean isSungAgain() {
        return missedName.filter(missed -> missed.take() == SecondTake.ASKED).isPresent();
    }

    private static boolean isUntouched(Job job) {
        return job.state() == JobState.READY && job.attempts() == 0 && job.deferrals() == 0 && job.dueAt() != null;
    }

    /** The status of a song in the API. */
    public String entryStatus() {
        return switch (state) {
            case SUCCEEDED -> "success";
            case FAILED, CANCELLED -> "fail";
            case WAITING, READY, RUNNING, PARKED ->
                stage.equals(ComposeSong.NAME) && composingSince.isEmpty() ? "pending" : "processing";
        };
    }
}
