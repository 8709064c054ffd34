package io.serenade.platform.operators;

import io.serenade.platform.limits.Limits;
import io.serenade.platform.limits.Limits.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's login and its limits. Only failed attempts count: a low limit for one address, and a higher one for
 * all addresses together, so that guessing from many addresses is no faster. An address from which the operator has
 * signed in before is exempt from the second limit, so strangers cannot lock the operator out.
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
        record Accepted(Operator operator) implements Attempt {}

        record Refused() implements Attempt {}

        /** The limit is used up; the password was not compared. */
        record TooMany(Duration retryAfter) implements Attempt {}
    }

    /** The latest addresses from which the operator signed in. */
    private static final class Latest extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN;
        }
    }

    /**
     * @param authorization the header of that name; a missing one is refused but does not count as an attempt
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
        Optional<Operator> operator = account.find(authorization);
        if (operator.isPresent()) {
            known.add(address);
            return new Attempt.Accepted(operator.get());
        }
        limits.slide(own, FAILURES_OF_AN_ADDRESS, WINDOW_OF_AN_ADDRESS);
        limits.slide(ALL, FAILURES_IN_ALL, WINDOW_OF_ALL);
        warn(address);
        return new Attempt.Refused();
    }

    /** An attempt with what was filled in on the page; limited like any other. */
    public Attempt attempt(String name, String password, String address) {
        byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return attempt("Basic " + Base64.getEncoder().encodeToString(credentials), address);
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
