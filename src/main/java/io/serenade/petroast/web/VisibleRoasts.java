package io.serenade.petroast.web;

import io.serenade.accounts.Callers;
import io.serenade.accounts.Visitor;
import io.serenade.petroast.Roasts;
import io.serenade.petroast.Roasts.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The roasts that a caller may see: those made with the caller's key, and those made without a key, including those
 * from our pages.
 */
@ApplicationScoped
class VisibleRoasts {
    @Inject
    Roasts roasts;

    @Inject
    Callers callers;

    /** Empty also for one that was deleted. */
    Optional<Entry> find(String id, HttpServletRequest request) {
        return roasts.find(id)
                .filter(entry -> entry.job().erasedAt().isEmpty())
                .filter(entry -> isShown(entry.job().owner(), request));
    }

    private boolean isShown(Optional<String> owner, HttpServletRequest request) {
        return owner.isEmpty() || Visitor.isOwner(owner) || owner.equals(callers.owner(request));
    }
}
