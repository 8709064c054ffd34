package io.serenade.jobs;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;

/**
 * Something that happened to a job. Products add events of their own to the core's.
 *
 * @param id rises with every event of the same job
 * @param data a JSON object as text; events of older versions hold plain words
 */
public record JobEvent(long id, String jobId, String name, String data, Instant at) {
    /** The job was stored. */
    public static final String CREATED = "created";
    /** A callback came, or a slot was given to the job. */
    public static final String WOKEN = "woken";
    /** A worker has begun the present stage. */
    public static final String STARTED = "started";
    /** The job has moved; the data say to which stage and state. */
    public static final String MOVED = "moved";
    /** More of the job is done; the data say how much. */
    public static final String PERCENT = "percent";
    /** The job continues after a failure. */
    public static final String RESUMED = "resumed";
    /** The job's data are removed. */
    public static final String ERASED = "erased";

    static JsonObject position(Job job) {
        return JSON.createObjectBuilder()
                .add("stage", job.stage())
                .add("state", job.state().name())
                .build();
    }

    /** Whether the job ended with this event; it may still be resumed. */
    public boolean ends() {
        return name.equals(ERASED) || name.equals(MOVED) && isFinal();
    }

    private boolean isFinal() {
        if (!data.startsWith("{")) {
            return false;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(data))) {
            return JobState.valueOf(reader.readObject().getString("state")).isFinished();
        }
    }
}
