package io.serenade.jobs.web;

import io.serenade.jobs.JobEvent;
import io.serenade.jobs.web.JobStreams.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends the present state immediately and whenever it changes; a client that reconnects has missed nothing. */
final class StateStream extends OpenStream {
    /** How often the state is checked for changes without an event, such as a better position in the queue. */
    static final Duration REVIEW = Duration.ofSeconds(5);

    private final Function<String, Optional<State>> view;
    private long lastEvent;
    private boolean hasNews = true;
    private boolean moves;
    private String told = "";

    /** @param lastEvent the id of the job's newest event */
    StateStream(
            String jobId, StreamClient client, Clock clock, Function<String, Optional<State>> view, long lastEvent) {
        super(jobId, client, clock);
        this.view = view;
        this.lastEvent = lastEvent;
    }

    @Override
    synchronized void begin() {
        tell();
    }

    @Override
    synchronized void hear(List<JobEvent> news) {
        if (!news.isEmpty()) {
            lastEvent = Math.max(lastEvent, news.get(news.size() - 1).id());
            hasNews = true;
        }
        if (!isBehind() && (hasNews || moves && isQuietFor(REVIEW))) {
            tell();
        }
    }

    private void tell() {
        Optional<State> state = view.apply(jobId());
        String json = state.map(present -> present.json().toString()).orElse(told);
        if (!json.equals(told)) {
            send("progress", lastEvent, json);
            told = json;
        }
        hasNews = false;
        moves = state.map(State::moves).orElse(false);
        if (state.map(State::last).orElse(true)) {
            end();
        }
    }
}
