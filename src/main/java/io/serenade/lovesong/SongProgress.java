package io.serenade.lovesong;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.lovesong.Submissions.Pace;
import io.serenade.providers.SongGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells a waiting visitor where the song stands and how long it may take. */
@ApplicationScoped
public class SongProgress {
    @Inject
    ProviderSlots slots;

    @Inject
    SongGenerator generator;

    @Inject
    Submissions submissions;

    @Inject
    LoveSongSettings settings;

    @Inject
    Clock clock;

    /** The steps a visitor sees. */
    public enum Step {
        /** Waits for a free slot, or for the provider to be there. */
        QUEUED,
        /** The provider makes the song. */
        COMPOSING,
        /** The song is fetched. */
        DOWNLOADING,
        /** The video is made. */
        RENDERING,
        /** All done. */
        READY,
        /** It did not work out. */
        FAILED
    }

    /**
     * Where a song stands.
     *
     * @param percent 0 to 100
     * @param place in the queue, from one; zero when it does not wait
     * @param estimateSeconds until the video is ready; empty while too little is known
     */
    public record Progress(
            Step step,
            int percent,
            int place,
            OptionalLong estimateSeconds,
            String message,
            Optional<JobError> error) {}

    public Progress of(Entry entry) {
        Step step = stepOf(entry);
        int place = step == Step.QUEUED ? slots.place(entry.job().id()) : 0;
        Optional<Pace> pace = step == Step.READY || step == Step.FAILED ? Optional.empty() : submissions.pace();
        return new Progress(
                step,
                percent(step, entry, pace),
                place,
                pace.map(p -> OptionalLong.of(estimate(step, place, entry, p))).orElse(OptionalLong.empty()),
                message(step, place, entry.job()),
                step == Step.FAILED ? entry.job().error() : Optional.empty());
    }

    public static Step stepOf(Entry entry) {
        JobState state = entry.job().state();
        if (state == JobState.SUCCEEDED) {
            return Step.READY;
        }
        if (state.isFinished()) {
            return Step.FAILED;
        }
        return switch (entry.job().stage()) {
            case ComposeSong.NAME -> entry.composingSince().isPresent() ? Step.COMPOSING : Step.QUEUED;
            case "download-audio" -> Step.DOWNLOADING;
            default -> Step.RENDERING;
        };
    }

    private int percent(Step step, Entry entry, Optional<Pace> pace) {
        return switch (step) {
            case QUEUED -> 5;
            case COMPOSING -> {
                double usual = pace.map(Pace::generationSeconds).orElse(60.0);
                yield 10 + (int) (60 * Math.min(1, elapsed(entry) / Math.max(1, usual)));
            }
            case DOWNLOADING -> 72;
            case RENDERING -> 80;
            case READY -> 100;
            case FAILED -> 0;
        };
    }

    /** (place ÷ slots) × median generation, then one's own generation and the render. */
    private long estimate(Step step, int place, Entry entry, Pace pace) {
        double queue = (double) place / slots.get(generator.name()).slots() * pace.generationSeconds();
        double seconds =
                switch (step) {
                    case QUEUED -> queue + pace.generationSeconds() + pace.renderSeconds();
                    case COMPOSING -> Math.max(0, pace.generationSeconds() - elapsed(entry)) + pace.renderSeconds();
                    case DOWNLOADING, RENDERING -> pace.renderSeconds();
                    case READY, FAILED -> 0;
                };
        return Math.max(1, Math.round(seconds));
    }

    private double elapsed(Entry entry) {
        return entry.composingSince()
                .map(sent -> Duration.between(sent, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private static String message(Step step, int place, Job job) {
        return switch (step) {
            case QUEUED ->
                job.deferrals() > 0
                        ? "The song service is busy; your song keeps its place."
                        : place > 0
                                ? "Your song is number " + place + " in the queue."
                                : "Your song is about to begin.";
            case COMPOSING -> "Your song is being written and sung.";
            case DOWNLOADING -> "The song is finished and on its way.";
            case RENDERING -> "The record is being pressed.";
            case READY -> "Your video is ready.";
            case FAILED -> job.error().map(JobError::message).orElse("The song was cancelled.");
        };
    }
}
