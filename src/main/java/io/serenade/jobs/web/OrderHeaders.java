package io.serenade.jobs.web;

import io.serenade.accounts.Caller;
import io.serenade.accounts.Visitor;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.platform.web.Preferences;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;

/** Reads the headers of a back end's order: its idempotency key, and how long it wants to wait. */
public final class OrderHeaders {
    private static final String KEY = "Idempotency-Key";

    private OrderHeaders() {}

    /**
     * The idempotency key of the order.
     *
     * @throws ProblemException 400 for an invalid key
     */
    public static Optional<IdempotencyKey> key(HttpServletRequest request, Caller caller, RequestBody body) {
        checkKey(request);
        return Optional.ofNullable(request.getHeader(KEY))
                .map(name -> new IdempotencyKey(scope(caller, request.getRequestURI()), name, body.fingerprint()));
    }

    /** @throws ProblemException 400 for an invalid idempotency key */
    public static void checkKey(HttpServletRequest request) {
        String key = request.getHeader(KEY);
        if (key != null && !IdempotencyKey.isUsable(key)) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST, "Idempotency-Key must have 1 to 255 visible ASCII characters.");
        }
    }

    /** The scope in which the caller's idempotency keys at a path are unique. */
    static String scope(Caller caller, String path) {
        return caller.owner()
                .map(owner -> IdempotencyKey.scopeOf(caller.product(), kindOf(caller), owner))
                .orElseGet(() -> IdempotencyKey.scopeOf(caller.product(), path));
    }

    private static String kindOf(Caller caller) {
        if (caller.account().isPresent()) {
            return "account";
        }
        return Visitor.isOwner(caller.owner()) ? "visitor" : "api-key";
    }

    public static Preferences preferences(HttpServletRequest request) {
        return Preferences.of(Collections.list(request.getHeaders(Preferences.HEADER)));
    }
}
