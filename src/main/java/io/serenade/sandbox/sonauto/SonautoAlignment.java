package io.serenade.sandbox.sonauto;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;

/** The state of the word times, which are computed only after the song is finished. */
enum SonautoAlignment {
    /** Not asked for, or there is no song. */
    NONE,
    REQUESTED,
    ALIGNING,
    SUCCESS;

    /** The share of the song's own time that it takes. */
    private static final int SHARE = 4;

    static SonautoAlignment of(SandboxTask task, SonautoRequest request, Instant now) {
        if (!request.alignLyrics() || task.fails()) {
            return NONE;
        }
        if (!task.finished(now)) {
            return REQUESTED;
        }
        Duration takes = Duration.between(task.createdAt(), task.finishesAt()).dividedBy(SHARE);
        return now.isBefore(task.finishesAt().plus(takes)) ? ALIGNING : SUCCESS;
    }

    JsonValue json() {
        return this == NONE ? JsonValue.NULL : JSON.createValue(name());
    }
}
