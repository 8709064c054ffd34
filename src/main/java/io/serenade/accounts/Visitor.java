package io.serenade.accounts;

import java.util.Optional;

/** A browser that has been given a cookie by our pages. @param id of the browser, known to nobody else */
public record Visitor(String id) {
    private static final String MARK = "visitor:";

    /** The owner name that jobs store for this visitor. */
    public String owner() {
        return MARK + id;
    }

    /** Whether a job's owner is a visitor: then anyone with its link may see it, and only the visitor may change it. */
    public static boolean isOwner(Optional<String> owner) {
        return owner.filter(name -> name.startsWith(MARK)).isPresent();
    }
}
