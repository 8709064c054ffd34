package io.serenade.operators;

import io.serenade.jobs.JobState;
import io.serenade.operators.JobFilter.Position;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.server.ServerStopping;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Carries out an operator's act on all jobs that a filter shows: in the background, the newest first, only those that
 * existed when it began. The log shows its progress; after a crash an operator begins it again, and jobs that are done
 * are skipped.
 */
@ApplicationScoped
public class BulkActs {
    /** More jobs at once are refused; the operator has to choose a narrower filter. */
    public static final int MOST = JobSearch.COUNTED;

    private static final Logger LOG = System.getLogger(BulkActs.class.getName());
    private static final int PAGE = 100;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    JobSearch search;

    @Inject
    OperatorActions acts;

    @Inject
    AuditLog log;

    @Inject
    Clock clock;

    private volatile boolean stopping;

    /**
     * What would happen.
     *
     * @param matching how many jobs the filter shows; {@link #MOST} and one for more
     * @param changeable those of them whose state allows it
     */
    public record Preview(OperatorAction act, int matching, int changeable, Map<JobState, Integer> states) {
        public Preview {
            states = Map.copyOf(states);
        }

        public boolean isTooMany() {
            return matching > MOST;
        }
    }

    public Preview preview(OperatorAction act, JobFilter filter) {
        Map<JobState, Integer> states = search.count(filter);
        return new Preview(
                act,
                states.values().stream().mapToInt(Integer::intValue).sum(),
                states.entrySet().stream()
                        .filter(entry -> act.mayChange(entry.getKey(), false))
                        .mapToInt(Map.Entry::getValue)
                        .sum(),
                states);
    }

    /**
     * Begins an act after its preview.
     *
     * @param expected how many jobs it would change, as the preview said; nothing begins when that is no longer true
     * @return the line of the log that shows its progress; empty when there are too many jobs or another number than
     *     expected
     */
    public Optional<Long> begin(OperatorAction act, JobFilter filter, int expected, Operator operator) {
        Preview preview = preview(act, filter);
        if (preview.isTooMany() || preview.changeable() != expected || filter.isAll() && act.isLasting()) {
            return Optional.empty();
        }
        long line = log.enter(operator, act.word(), filter.logged(), AuditLog.BEGUN, 0);
        executor().execute(() -> run(act, filter, line));
        return Optional.of(line);
    }

    /** Replaced where there is no container. */
    Executor executor() {
        return executor;
    }

    void stop(@Observes ServerStopping event) {
        stopping = true;
    }

    void run(OperatorAction act, JobFilter filter, long line) {
        int done = 0;
        int refused = 0;
        // Jobs that are ordered meanwhile are newer, and changed jobs keep their place.
        Optional<Position> place = Optional.of(new Position(clock.instant().plus(Duration.ofSeconds(1)), ""));
        try {
            while (place.isPresent()) {
                List<ListedJob> found = search.list(filter, place, PAGE);
                List<ListedJob> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
                for (ListedJob job : page) {
                    if (stopping) {
                        log.count(line, done, "broke off: the server was stopped, " + refused + " left as they were");
                        return;
                    }
                    if (perform(act, job)) {
                        done++;
                    } else {
                        refused++;
                    }
                    log.count(line, done, AuditLog.UNDER_WAY + ", " + refused + " left as they were");
                }
                place = found.size() > PAGE ? Optional.of(last(page)) : Optional.empty();
            }
            log.count(line, done, "done, " + refused + " left as they were");
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An act on many jobs broke off: " + act.word() + ", " + filter.logged(), e);
            log.count(line, done, "broke off, " + refused + " left as they were");
        }
    }

    /** A job that cannot be changed does not stop the others. */
    private boolean perform(OperatorAction act, ListedJob job) {
        try {
            return acts.perform(act, job);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Job " + job.id() + " was left as it was by " + act.word(), e);
            return false;
        }
    }

    private static Position last(List<ListedJob> page) {
        ListedJob job = page.get(page.size() - 1);
        return new Position(job.createdAt(), job.id());
    }
}
