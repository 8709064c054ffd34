package io.serenade.lovesong;

import io.serenade.jobs.calls.ProviderTask;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskTimes;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.providers.SongGenerator;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import io.serenade.providers.SongGenerator.SongRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all requests for songs have in common: their wording, how long they may take, and what is stored of the song.
 */
@ApplicationScoped
public class SongRequests {
    private static final Duration LIVE_POLL = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofHours(1);

    /**
     * The provider usually computes word times within seconds; a waiting visitor does not have to wait longer for them.
     */
    private static final Duration WORDS_AWAITED = Duration.ofSeconds(8);

    @Inject
    Submissions submissions;

    @Inject
    LateCaptions lateCaptions;

    @Inject
    SongGenerator generator;

    @Inject
    SongStyle style;

    @Inject
    LoveSongSettings settings;

    @Inject
    Clock clock;

    public String account() {
        return generator.name();
    }

    /**
     * The record of a song that can be heard while it is made is polled often, because a callback may never announce
     * that.
     */
    public TaskTimes times() {
        TaskTimes.Polls polls =
                settings.songStreaming() ? TaskTimes.growing(LIVE_POLL) : TaskTimes.atShares(0.2, 0.5, 0.9);
        return new TaskTimes(settings.webhookTimeout(), GRACE, polls);
    }

    public Optional<URI> callbackBase() {
        return Optional.of(URI.create(settings.webhookBaseUrl() + "/api/webhook/"));
    }

    /** @param added text that is appended to the usual prompt */
    public TaskAnswer<SongRecord> ask(Submission submission, String added, URI callback) {
        return TaskAnswer.running(generator.request(new SongRequest(
                style.tagsFor(submission.musicVibe()),
                prompt(submission) + added,
                settings.songFormat(),
                settings.songCaptions(),
                settings.songStreaming(),
                callback)));
    }

    private String prompt(Submission submission) {
        String told = Stream.of(
                        submission.sayPet().map(say -> style.saying(submission.petName(), say)),
                        submission.sayOwner().map(say -> style.saying(submission.ownerName(), say)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
        return style.promptFor(submission.ownerName(), submission.petType(), submission.petName(), submission.detail())
                + told;
    }

    public TaskAnswer<SongRecord> read(String taskId) {
        SongRecord record = generator.read(taskId);
        return new TaskAnswer<>(taskId, progress(record.progress()), record);
    }

    /** Lets visitors hear a song while it is made, if the provider streams it. */
    public void noteStream(String id, String taskId, SongRecord record) {
        if (record.progress() == Progress.STREAMING) {
            submissions.noteStream(id, taskId);
        }
    }

    /** Stores a song, or its refusal, in the transaction that ends its task. */
    public void keep(String id, SongRecord record) {
        Submission submission = submissions.get(id);
        Instant now = clock.instant();
        submission.markReceived(record, now);
        Optional<String> task = submissions.find(id).flatMap(Entry::song).flatMap(ProviderTask::externalId);
        task.ifPresent(submission::noteTask);
        if (settings.songCaptions() && record.progress() == Progress.SUCCEEDED && record.wordsMayCome()) {
            task.ifPresent(made -> lateCaptions.plan(id, made));
            if (settings.nameCheck()) {
                submission.awaitWords(now.plus(WORDS_AWAITED));
            }
        }
    }

    private static TaskAnswer.Progress progress(Progress progress) {
        return switch (progress) {
            case RUNNING, STREAMING -> TaskAnswer.Progress.RUNNING;
            case SUCCEEDED -> TaskAnswer.Progress.SUCCEEDED;
            case FAILED -> TaskAnswer.Progress.FAILED;
        };
    }
}
