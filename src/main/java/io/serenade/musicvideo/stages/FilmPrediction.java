package io.serenade.musicvideo.stages;

import io.serenade.jobs.calls.PredictionWork;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskEnding.Reason;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.MediaGenerator.Prediction;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A picture or clip of a film at its provider. A failed one was paid, too, unless it was refused. */
abstract class FilmPrediction extends PredictionWork {
    /** How long a prediction may wait for its model to start. */
    static final Duration LONGEST_START = Duration.ofMinutes(4);

    /** @param running how long its model may run, not counting the wait before */
    FilmPrediction(MediaGenerator generator, Duration running, Optional<URI> webhookBase) {
        super(generator, LONGEST_START, running, webhookBase);
    }

    /** Records what was paid. */
    abstract void spend(BigDecimal cost);

    @Override
    public final TaskFailure failure(TaskEnding<Prediction> ending) {
        TaskFailure failure = super.failure(ending);
        BigDecimal cost = ending.record().map(this::cost).orElseGet(this::price);
        return ending.reason() == Reason.REFUSED ? failure : failure.noting(() -> spend(cost));
    }
}
