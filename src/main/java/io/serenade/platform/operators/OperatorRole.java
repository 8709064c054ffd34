package io.serenade.platform.operators;

/** What an operator may do; each role may do everything that the roles before it may. */
public enum OperatorRole {
    /** Look at everything. */
    VIEWER,
    /** Change jobs: retry, cancel, erase and the like. */
    OPERATOR,
    /** Change how the site runs, and who its operators are. */
    ADMIN;

    public boolean includes(OperatorRole other) {
        return compareTo(other) >= 0;
    }

    /** The role's name on pages. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
