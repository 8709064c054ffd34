package io.serenade.platform;

import io.serenade.platform.Limits.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The operator's login and its limits. Only attempts that fail count: few for one address, then more for all addresses
 * together, so that many addresses guess no faster. An address from which the operator came in before is spared the second
 * limit: strangers cannot lock the operator out.
 */
@ApplicationScoped
public class OperatorLogin {
    static final int FAILURES_OF_AN_ADDRESS = 10;
    static final int FAILURES_IN_ALL = 60;
    static final Duration WINDOW_OF_AN_ADDRESS = Duration.ofMinutes(15);
    static final Duration WINDOW_OF_ALL = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(OperatorLogin.class.getName());
    private static final String ALL = "login";
    private static final int KNOWN = 100;
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    @Inject
    AdminAccount account;

    @Inject
    Limits limits;

    @Inject
    Clock clock;

    private final Set<String> known = Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));
    private Instant nextWarning = Instant.MIN;
    private int failures;

    /** The answer to an attempt. */
    public sealed interface Attempt {
        record Accepted() implements Attempt {}

        record Refused() implements Attempt {}

        /** Nothing was compared. */
        record TooMany(Duration retryAfter) implements Attempt {}
    }

    /** The addresses of the operator, the latest ones. */
    private static final class Latest extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN;
        }
    }

    /**
     * @param authorization the header of that name; one that is missing is refused and counts as no attempt
     * @param address key of the caller's address
     */
    public Attempt attempt(String authorization, String address) {
        if (authorization == null) {
            return new Attempt.Refused();
        }
        String own = ALL + ":" + address;
        Verdict ofAddress = limits.peek(own, FAILURES_OF_AN_ADDRESS, WINDOW_OF_AN_ADDRESS);
        if (!ofAddress.allowed()) {
            return new Attempt.TooMany(ofAddress.resetsIn());
        }
        Verdict ofAll = limits.peek(ALL, FAILURES_IN_ALL, WINDOW_OF_ALL);
        if (!ofAll.allowed() && !known.contains(address)) {
            return new Attempt.TooMany(ofAll.resetsIn());
        }
        if (account.accepts(authorization)) {
            known.add(address);
            return new Attempt.Accepted();
        }
        limits.slide(own, FAILURES_OF_AN_ADDRESS, WINDOW_OF_AN_ADDRESS);
        limits.slide(ALL, FAILURES_IN_ALL, WINDOW_OF_ALL);
        warn(address);
        return new Attempt.Refused();
    }

    private synchronized void warn(String address) {
        failures++;
        Instant now = clock.instant();
        if (now.isAfter(nextWarning)) {
            LOG.log(
                    Level.WARNING,
                    "{0} failed attempts to sign in as operator since the last such line, the latest from {1}",
                    failures,
                    address);
            failures = 0;
            nextWarning = now.plus(BETWEEN_WARNINGS);
        }
    }
}
