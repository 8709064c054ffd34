package io.serenade.lovesong;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.jobs.outbox.BackOff;
import io.serenade.jobs.outbox.Delivery;
import io.serenade.jobs.outbox.Outbox;
import io.serenade.jobs.outbox.OutboxHandler;
import io.serenade.jobs.outbox.OutboxMessage;
import io.serenade.providers.ProviderException;
import io.serenade.providers.SongGenerator;
import io.serenade.providers.SongGenerator.SongRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Polls for the word times of songs whose record came without them, because the provider computes them after the song
 * is finished. The polls are independent of the song's stages and never delay them; if the last one fails, there are no
 * captions.
 */
@ApplicationScoped
public class LateCaptions implements OutboxHandler {
    static final String KIND = "lovesong-captions";

    private static final Duration FIRST_POLL = Duration.ofSeconds(3);
    private static final BackOff BACK_OFF = new BackOff(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(20)),
            0.1);

    @Inject
    Outbox outbox;

    @Inject
    Submissions submissions;

    @Inject
    SongGenerator generator;

    @Inject
    ProviderCalls calls;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public BackOff backOff() {
        return BACK_OFF;
    }

    @Override
    public boolean isPersonal() {
        return false;
    }

    /** Plans the first poll, in the transaction that stores the record without times. */
    void plan(String sessionId, String taskId) {
        String payload = JSON.createObjectBuilder().add("task", taskId).build().toString();
        outbox.add(KIND, sessionId, Optional.of(sessionId), payload, FIRST_POLL);
    }

    @Override
    public Delivery send(OutboxMessage message) {
        String id = message.key();
        String task = taskIn(message);
        if (!isStill(id, task)) {
            return Delivery.giveUp("The song was begun anew.");
        }
        try {
            SongRecord record =
                    calls.call(id, generator.name(), "fetch-captions", message.attempt(), () -> generator.read(task));
            if (Captions.write(record.words()).isEmpty()) {
                return withoutTimes(record);
            }
            submissions.noteWords(id, task, record.words());
            return Delivery.delivered();
        } catch (ProviderException e) {
            return Delivery.retryAfter(e.retryAfter(), e.getMessage());
        }
    }

    private static Delivery withoutTimes(SongRecord record) {
        return record.wordsMayCome()
                ? Delivery.retry("The times of the words are not there yet.")
                : Delivery.giveUp("The provider has no times for the words of this song.");
    }

    private boolean isStill(String id, String task) {
        return submissions.find(id).filter(entry -> entry.isSungIn(task)).isPresent();
    }

    private static String taskIn(OutboxMessage message) {
        return JSON.createReader(new StringReader(message.payload()))
                .readObject()
                .getString("task");
    }
}
