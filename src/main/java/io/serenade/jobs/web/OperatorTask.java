package io.serenade.jobs.web;

/** Something of a product that an operator decides on a page of its own. One bean each; the operator's page links them. */
public interface OperatorTask {
    /** What is to be decided, such as Reports of songs. */
    String title();

    /** The path of its page. */
    String path();

    /** How many wait. */
    int open();
}
