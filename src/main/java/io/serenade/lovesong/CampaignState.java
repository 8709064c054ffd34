package io.serenade.lovesong;

import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.QueuePlaces;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.providers.SongGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a visitor can order at all, checked before they fill in the form. */
@ApplicationScoped
public class CampaignState {
    @Inject
    LoveSongSettings settings;

    @Inject
    ProviderSlots slots;

    @Inject
    Submissions submissions;

    @Inject
    QueuePlaces places;

    @Inject
    SongPace pace;

    @Inject
    SongGenerator generator;

    @Inject
    SongBudget budget;

    @Inject
    IntakePauses pauses;

    @Inject
    Clock clock;

    /** The states of the campaign. */
    public enum State {
        /** Orders are taken. */
        OPEN,
        /** It begins later. */
        NOT_YET,
        /** It has ended. */
        CLOSED,
        /** There is neither a key for the song service nor a stand-in for it. */
        UNAVAILABLE,
        /** An operator has paused the orders. */
        PAUSED,
        /** The provider's credits are known to be used up, or our own budget is. */
        SOLD_OUT,
        /** The queue is longer than {@code MAX_QUEUE_WAIT}. */
        FULL,
        /** This browser has ordered all songs it may. */
        LIMIT_REACHED,
        /** Too many songs were ordered from this address within the hour. */
        TOO_MANY_REQUESTS
    }

    /**
     * The state for one visitor.
     *
     * @param retryAfter for {@link State#TOO_MANY_REQUESTS}: how long to wait; otherwise zero
     */
    public record Standing(State state, Duration retryAfter) {}

    /** As far as it was set beforehand, which no statement is needed for: an order is refused for all else as it is stored. */
    public State plan() {
        return beyondPlan().orElse(State.OPEN);
    }

    /**
     * The state for this visitor; the most lasting reason comes first.
     *
     * @param address key of the visitor's address
     */
    public Standing forVisitor(String address, Optional<String> cookie) {
        Verdict hour = submissions.peekAddress(address);
        State state = beyondPlan()
                .or(this::beyondMeans)
                .or(() -> cookie.filter(submissions::hasUsedAllSongs).map(used -> State.LIMIT_REACHED))
                .or(() -> hour.allowed() ? Optional.empty() : Optional.of(State.TOO_MANY_REQUESTS))
                .or(this::fullness)
                .orElse(State.OPEN);
        return new Standing(state, state == State.TOO_MANY_REQUESTS ? hour.resetsIn() : Duration.ZERO);
    }

    private Optional<State> beyondPlan() {
        Instant now = clock.instant();
        if (settings.campaignOpens().filter(now::isBefore).isPresent()) {
            return Optional.of(State.NOT_YET);
        }
        if (settings.campaignCloses().filter(closes -> !now.isBefore(closes)).isPresent()) {
            return Optional.of(State.CLOSED);
        }
        return generator.isConfigured() ? Optional.empty() : Optional.of(State.UNAVAILABLE);
    }

    private Optional<State> beyondMeans() {
        if (pauses.find(Submission.PRODUCT).isPresent()) {
            return Optional.of(State.PAUSED);
        }
        return slots.standing(generator.name()).isSoldOut() || budget.isUsedUp()
                ? Optional.of(State.SOLD_OUT)
                : Optional.empty();
    }

    private Optional<State> fullness() {
        return settings.maxQueueWait()
                .flatMap(most -> pace.now().filter(usual -> {
                    double rounds = (double) places.waiting(generator.name())
                            / slots.get(generator.name()).slots();
                    return rounds * usual.generationSeconds() > most.toSeconds();
                }))
                .map(usual -> State.FULL);
    }
}
