package io.serenade.accounts;

import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.problems.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** Identifies callers: whose API key or access token a request carries, or which browser it comes from. */
@ApplicationScoped
public class Callers {
    private static final String CHALLENGE = "Bearer realm=\"Serenade\"";

    @Inject
    private ApiKeys keys;

    @Inject
    private Sessions sessions;

    @Inject
    private Visitors visitors;

    @Inject
    private ClientAddress addresses;

    /**
     * The caller's key; empty for a request without one.
     *
     * @throws WebApplicationException 401 for an invalid key, and for an access token, which is not a key
     */
    public Optional<ApiKey> find(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Optional.empty();
        }
        if (Sessions.isToken(authorization)) {
            throw unauthorized("This needs an API key; the access token of an account does not do.");
        }
        return Optional.of(keys.find(authorization)
                .orElseThrow(
                        () -> unauthorized("This API key is not valid. Was it revoked, or cut when it was copied?")));
    }

    /**
     * The account whose access token a request carries, or that is signed in on the browser it comes from; empty for
     * callers with an API key, and for those with neither.
     *
     * @throws WebApplicationException 401 for a token or key that is not valid
     */
    public Optional<AccountId> account(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return sessions.ofBrowser(request);
        }
        if (Sessions.isToken(authorization)) {
            return Optional.of(sessions.ofBearer(authorization).orElseThrow(Callers::sessionOver));
        }
        find(request);
        return Optional.empty();
    }

    /** The account, as {@link #account}. @throws WebApplicationException 401 where there is none */
    public AccountId signedIn(HttpServletRequest request) {
        return account(request).orElseThrow(Callers::notSignedIn);
    }

    /** Asks for a token or a key. */
    public static WebApplicationException notSignedIn() {
        return unauthorized(
                "Please sign in at /api/v1/auth/login and send the access token as Authorization: Bearer …");
    }

    /**
     * The owner of the jobs that a caller may see: the key or the account; empty for callers with neither.
     *
     * @throws WebApplicationException 401 for a token or key that is not valid
     */
    public Optional<String> owner(HttpServletRequest request) {
        return account(request)
                .map(AccountId::owner)
                .or(() -> request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        ? Optional.empty()
                        : find(request).map(ApiKey::id));
    }

    /**
     * Who orders from a product for people with an account and for back ends with a key.
     *
     * @param accountsPerHour how much an account may order; a key has its own limit
     * @throws WebApplicationException 401 for everybody else
     */
    public Caller known(HttpServletRequest request, String product, int accountsPerHour) {
        return account(request)
                .map(account -> Caller.of(product, account, accountsPerHour))
                .or(() -> find(request).map(key -> Caller.withKey(product, key)))
                .orElseThrow(Callers::notSignedIn);
    }

    /**
     * Identifies who orders: a holder of a key, a visitor of our pages, or anyone if orders cost nothing or are open to
     * all.
     *
     * @throws WebApplicationException 401 where a key is needed, and for a key that is not valid
     */
    public Caller orderer(HttpServletRequest request, OrderRules rules) {
        return find(request)
                .map(key -> Caller.withKey(rules.product(), key))
                .or(() -> visitors.ordering(request)
                        .map(visitor -> Caller.visiting(rules, visitor, addresses.keyOf(request))))
                .or(() -> rules.open()
                        ? Optional.of(Caller.at(rules.product(), addresses.keyOf(request), rules.perHour()))
                        : Optional.empty())
                .orElseThrow(() -> unauthorized("Please send an API key as Authorization: Bearer sk_…"));
    }

    private static WebApplicationException sessionOver() {
        return new WebApplicationException(Problems.unauthorized(
                CHALLENGE + ", error=\"invalid_token\"",
                "This access token is not valid any more. Please sign in again."));
    }

    /** Asks for a key. @param detail why one is needed, and how it is sent */
    public static WebApplicationException unauthorized(String detail) {
        return new WebApplicationException(Problems.unauthorized(CHALLENGE, detail));
    }
}
