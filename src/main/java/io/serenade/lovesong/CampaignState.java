package io.serenade.lovesong;

import io.serenade.jobs.Gates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Whether a new visitor should begin at all, told before any work is asked of them. */
@ApplicationScoped
public class CampaignState {
    @Inject
    private LoveSongSettings settings;

    @Inject
    private Gates gates;

    @Inject
    private Submissions submissions;

    @Inject
    private Clock clock;

    /** How the campaign stands. */
    public enum State {
        /** Orders are taken. */
        OPEN,
        /** It begins later. */
        NOT_YET,
        /** It is over. */
        CLOSED,
        /** The provider's credits are known to be used up. */
        SOLD_OUT,
        /** The queue is longer than {@code MAX_QUEUE_WAIT}. */
        FULL
    }

    public State now() {
        Instant now = clock.instant();
        if (settings.campaignOpens().filter(now::isBefore).isPresent()) {
            return State.NOT_YET;
        }
        if (settings.campaignCloses().filter(closes -> !now.isBefore(closes)).isPresent()) {
            return State.CLOSED;
        }
        if (gates.credits(RequestSong.GATE).usedUp()) {
            return State.SOLD_OUT;
        }
        return isFull() ? State.FULL : State.OPEN;
    }

    private boolean isFull() {
        return settings.maxQueueWait()
                .flatMap(most -> submissions.pace().map(pace -> {
                    double rounds = (double) gates.waiting(RequestSong.GATE) / settings.maxConcurrentRequests();
                    return rounds * pace.generationSeconds() > most.toSeconds();
                }))
                .orElse(false);
    }
}
