package io.serenade.jobs.operations;

import java.io.IOException;
import java.util.List;

/** How a product is ordered in a rehearsal: as a visitor would, with all the checks that an order passes. */
public interface RehearsedOrders {
    String product();

    /** The words that make the stand-ins misbehave, such as Slow. */
    List<String> faults();

    /**
     * @param visitor the number of a pretended visitor, counted from one
     * @param fault one of {@link #faults}, or nothing
     * @return the job's id
     * @throws RuntimeException or IOException when the order was refused
     */
    String order(int visitor, String fault) throws IOException;
}
