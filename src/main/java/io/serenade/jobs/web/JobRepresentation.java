package io.serenade.jobs.web;

import io.serenade.jobs.Job;
import io.serenade.platform.web.routes.CrossOrigin.Access;
import jakarta.json.JsonObject;
import java.util.Map;

/**
 * How a product shows its jobs to the back ends that order them, at {@code /api/v1/jobs}. One bean for each product
 * that takes orders with API keys; jobs of a product without one are not available there.
 */
public interface JobRepresentation {
    /** The product's name. */
    String product();

    /** Whose scripts may read a job of this product. */
    default Access crossOrigin() {
        return Access.BACK_END;
    }

    /** The status of a job in brief; its stream sends the same. */
    JsonObject status(Job job);

    /** As {@link #status}, with fields that identify the job in a list. */
    JsonObject listed(Job job);

    /** Everything that is known about a job. */
    JsonObject detail(Job job);

    /** The statuses in the order of a job's life, each with its SQL condition on the row {@code j} of {@code jobs}. */
    Map<String, String> statuses();

    /** The filters of the list, in addition to status and time. */
    default Map<String, Filter> filters() {
        return Map.of();
    }

    /**
     * A filter that takes a text.
     *
     * @param condition on the row {@code j} of {@code jobs}, with one question mark
     * @param expected a sentence on what the text must be
     */
    record Filter(String condition, String expected) {}
}
