package io.serenade.lovesong;

import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.QueuePlaces;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.lovesong.Submissions.Pace;
import io.serenade.providers.SongGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The progress of a song for a waiting visitor, and how long it may take. */
@ApplicationScoped
public class SongProgress {
    /** The progress, in percent, of a song that may have to be made once more. */
    private static final int COMPOSED = 71;

    private static final String ANOTHER_DAY =
            "Today's songs are all taken. Yours is made tomorrow; you need not wait here for it.";
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String HELD_BACK =
            "So many songs were ordered that yours has to wait a little longer; it keeps its place.";

    @Inject
    ProviderSlots slots;

    @Inject
    SongGenerator generator;

    @Inject
    QueuePlaces places;

    @Inject
    SongPace pace;

    @Inject
    LoveSongSettings settings;

    @Inject
    Clock clock;

    /** The steps a visitor sees. */
    public enum Step {
        /** Waits for a free slot, or for an unavailable provider. */
        QUEUED,
        /** The provider makes the song. */
        COMPOSING,
        /** The song is fetched. */
        DOWNLOADING,
        /** The video is made. */
        RENDERING,
        /** All done. */
        READY,
        /** It failed. */
        FAILED
    }

    /**
     * The progress of a song.
     *
     * @param percent 0 to 100
     * @param place position in the queue, from one; zero when it does not wait
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
        return of(SongSnapshot.of(entry));
    }

    public Progress of(SongSnapshot song) {
        Step step = stepOf(song);
        int place = step == Step.QUEUED ? places.place(song.id()) : 0;
        boolean heldBack = step == Step.QUEUED && places.isHeldBack(generator.name());
        boolean later = step == Step.QUEUED && isForAnotherDay(song);
        boolean unknown = heldBack || later || step == Step.READY || step == Step.FAILED;
        Optional<Pace> usual = unknown ? Optional.empty() : pace.now();
        return new Progress(
                step,
                percent(step, song, usual),
                place,
                usual.map(p -> OptionalLong.of(estimate(step, place, song, p))).orElse(OptionalLong.empty()),
                later ? ANOTHER_DAY : heldBack ? HELD_BACK : message(step, place, song),
                step == Step.FAILED ? song.error() : Optional.empty());
    }

    /** There was no money left for it today. */
    private boolean isForAnotherDay(SongSnapshot song) {
        return song.stage().equals(ComposeSong.NAME)
                && song.beginsAt().filter(clock.instant().plus(SOON)::isBefore).isPresent();
    }

    private static Step stepOf(SongSnapshot song) {
        if (song.state() == JobState.SUCCEEDED) {
            return Step.READY;
        }
        if (song.state().isFinished()) {
            return Step.FAILED;
        }
        return switch (song.stage()) {
            case ComposeSong.NAME -> song.composingSince().isPresent() ? Step.COMPOSING : Step.QUEUED;
            case CheckNames.NAME -> Step.COMPOSING;
            case DownloadAudio.NAME -> Step.DOWNLOADING;
            default -> Step.RENDERING;
        };
    }

    private int percent(Step step, SongSnapshot song, Optional<Pace> usual) {
        return switch (step) {
            case QUEUED -> 5;
            case COMPOSING -> {
                if (song.stage().equals(CheckNames.NAME)) {
                    yield COMPOSED;
                }
                double seconds = usual.map(Pace::generationSeconds).orElse(60.0);
                yield 10 + (int) (60 * Math.min(1, elapsed(song) / Math.max(1, seconds)));
            }
            case DOWNLOADING -> 72;
            case RENDERING -> 80;
            case READY -> 100;
            case FAILED -> 0;
        };
    }

    /** (place ÷ slots) × median generation, then one's own generation and the render. */
    private long estimate(Step step, int place, SongSnapshot song, Pace usual) {
        double queue = (double) place / slots.get(generator.name()).slots() * usual.generationSeconds();
        double seconds =
                switch (step) {
                    case QUEUED -> queue + usual.generationSeconds() + usual.renderSeconds();
                    case COMPOSING -> composing(song, usual) + usual.renderSeconds();
                    case DOWNLOADING, RENDERING -> usual.renderSeconds();
                    case READY, FAILED -> 0;
                };
        return Math.max(1, Math.round(seconds));
    }

    /** A song whose names are being checked is composed already, unless a second one is being made. */
    private double composing(SongSnapshot song, Pace usual) {
        boolean there = song.stage().equals(CheckNames.NAME) && !song.isSungAgain();
        return there ? 0 : Math.max(0, usual.generationSeconds() - elapsed(song));
    }

    private static String again(MissedName missed) {
        return missed.instead()
                .map(sung -> "It sang “" + sung + "” for " + missed.name() + ", so we asked once more.")
                .orElse("It left out the name " + missed.name() + ", so we asked once more.");
    }

    private double elapsed(SongSnapshot song) {
        return song.composingSince()
                .map(sent -> Duration.between(sent, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private static String message(Step step, int place, SongSnapshot song) {
        return switch (step) {
            case QUEUED ->
                song.deferrals() > 0
                        ? "The song service is busy; your song keeps its place."
                        : place > 0
                                ? "Your song is number " + place + " in the queue."
                                : "Your song is about to begin.";
            case COMPOSING ->
                song.missedName()
                        .filter(missed -> song.isSungAgain())
                        .map(SongProgress::again)
                        .orElse("Your song is being written and sung.");
            case DOWNLOADING -> "The song is finished and on its way.";
            case RENDERING -> "The record is being pressed.";
            case READY -> "Your video is ready.";
            case FAILED -> song.error().map(JobError::message).orElse("The song was cancelled.");
        };
    }
}
