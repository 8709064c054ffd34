package io.serenade.accounts;

import java.util.Optional;

/** A browser that has been given a cookie by our pages. @param id of the browser, unknown to anybody else */
public record Visitor(String id) {
    private static final String MARK = "visitor:";

    /** As a job names this visitor as its owner. */
    public String owner() {
        return MARK + id;
    }

    /** Whether a job's owner is a visitor: then whoever has its link may see it, and the visitor alone may change it. */
    public static boolean isOwner(Optional<String> owner) {
        return owner.filter(name -> name.startsWith(MARK)).isPresent();
    }
}
