package io.serenade.jobs.operations;

import io.serenade.storage.MediaKind;
import java.util.List;
import java.util.Optional;

/**
 * What a product tells operators of its jobs, and does with one where the core does not know how. One bean for each product;
 * jobs of a product without one are shown by what the core knows.
 */
public interface OperatedJobs {
    /** The product's name. */
    String product();

    /** What people call it, such as Love song. */
    String title();

    Names names();

    /** How reports group orders; never by anything that people wrote. */
    default List<Kind> kinds() {
        return List.of();
    }

    /** What an order stores about a person until it is erased. */
    List<Held> held();

    /** A column of the product's own table that is the same in all orders of one browser, and empty once erased. */
    default Optional<String> person() {
        return Optional.empty();
    }

    /** The stored media of a job, the most useful to look at first; keys of media that no longer exist do no harm. */
    List<Medium> media(String jobId);

    /** Lets a failed job continue. @return false when that cannot help, or may not be done again */
    boolean retry(String jobId);

    /** Removes a job that should not be seen; whoever opens it is told so. @return false when it was removed before */
    default boolean takeDown(String jobId) {
        return false;
    }

    /** Whether {@link #takeDown} does more than erasing. */
    default boolean canTakeDown() {
        return false;
    }

    /**
     * The names by which a job is found and shown; all are constants of the program.
     *
     * @param table the product's own table
     * @param id its column with the job's id
     * @param searched expressions on that table, in lower case and with an index for prefix searches
     * @param shown an expression on that table that tells its jobs apart
     */
    record Names(String table, String id, List<String> searched, String shown) {}

    /**
     * A way to group orders.
     *
     * @param title such as Moods
     * @param expression on the product's own table, called {@code t}; a constant of the program
     */
    record Kind(String title, String expression) {}

    /** Something that an order stores about a person. @param inStorage a file; otherwise in the database */
    record Held(String what, boolean inStorage) {}

    /** Something stored. @param label in words, such as Photo */
    record Medium(String label, MediaKind kind, String key) {}
}
