package io.serenade.platform.operators;

/** What somebody who runs the site may do; each role may do all that the ones before it may. */
public enum OperatorRole {
    /** Look at everything. */
    VIEWER,
    /** Change jobs: retry, cancel, erase and the like. */
    OPERATOR,
    /** Change how the site runs, and who runs it. */
    ADMIN;

    public boolean includes(OperatorRole other) {
        return compareTo(other) >= 0;
    }

    /** In words of a page. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
