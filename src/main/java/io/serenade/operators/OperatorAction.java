package io.serenade.operators;

import io.serenade.jobs.JobState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator may do with a job. */
public enum OperatorAction {
    /** A failed job continues where it failed. */
    RETRY("Retry", "go on where they failed; requests that are made again cost again", false),
    /** A job under way is withdrawn, here and at its providers. */
    CANCEL("Cancel", "are withdrawn, here and at their providers; what was paid stays paid", true),
    /** The provider's record is read now. */
    ASK("Ask the provider again", "have their provider's records read now, without paying anything", false),
    /** The webhooks that told of its end are sent again. */
    REPLAY("Replay the webhook", "have their last webhook sent again", false),
    /** The result is removed, and its page says that it was taken down. */
    TAKE_DOWN("Take down", "are removed for good; whoever opens one is told that it was taken down", true),
    /** Media and personal data go for good. */
    ERASE("Erase", "lose all media and personal data for good; what is under way is cancelled first", true);

    private final String title;
    private final String effect;
    private final boolean lasting;

    OperatorAction(String title, String effect, boolean lasting) {
        this.title = title;
        this.effect = effect;
        this.lasting = lasting;
    }

    public String title() {
        return title;
    }

    /** A sentence about jobs, without its beginning. */
    public String effect() {
        return effect;
    }

    /** Whether it cannot be undone. */
    public boolean isLasting() {
        return lasting;
    }

    /** Its name in addresses, such as {@code take-down}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<OperatorAction> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }

    /** Whether it may do anything to a job in this state. */
    public boolean mayChange(JobState state, boolean erased) {
        return !erased
                && switch (this) {
                    case RETRY -> state == JobState.FAILED;
                    case CANCEL -> !state.isFinished();
                    case ASK -> !state.isFinished() || state == JobState.FAILED;
                    case REPLAY -> state.isFinished();
                    case TAKE_DOWN, ERASE -> true;
                };
    }
}
