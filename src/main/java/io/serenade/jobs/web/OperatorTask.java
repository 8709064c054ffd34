package io.serenade.jobs.web;

/**
 * A kind of decision that a product asks of the operator on a page of its own. One bean each; the operator's page links
 * them.
 */
public interface OperatorTask {
    /** The heading, such as "Reports of songs". */
    String title();

    /** The path of its page. */
    String path();

    /** How many decisions are open. */
    int open();
}
