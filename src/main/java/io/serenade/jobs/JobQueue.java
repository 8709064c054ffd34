package io.serenade.jobs;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.database.Database;
import io.serenade.platform.telemetry.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The due jobs of each worker pool: what is due, which worker holds which job and for how long, and on which node the
 * files of a job lie. Each method is one short transaction unless it joins the caller's.
 */
@ApplicationScoped
@Transactional
public class JobQueue {
    /** How long a claim is valid without renewal; also the longest delay that a crash causes. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MAX_CRASHES = 5;

    /** How long after its last heartbeat a node counts as alive. */
    public static final Duration NODE_ALIVE = Duration.ofSeconds(60);

    /** How long a due job is left to the node where its files lie; longer than a node may take to see that it is due. */
    static final Duration HOME_FIRST = Duration.ofSeconds(30);

    /** When a job that gives way has been due for this long, it may have its turn although others are due. */
    public static final Duration GIVES_WAY_FOR = Duration.ofSeconds(20);

    /** Takes one due job; its place is for the id. */
    private static final String CLAIM = """
            update jobs set state = 'RUNNING', worker = ?, due_at = now() + make_interval(secs => ?),
                   version = version + 1, updated_at = now(),
                   crashes = crashes + case when state = 'RUNNING' then 1 else 0 end
             where id = %s
            returning id, product, stage, attempts, version, crashes, trace""";

    /** The id of a due job, which is locked; its place is for a further condition. */
    private static final String DUE = """
            (select id from jobs
              where pool = ? and due_at <= now() and state in ('READY', 'PARKED', 'RUNNING')
                 and (home is null or home = ? or due_at <= now() - make_interval(secs => ?)) %s
              order by gives_way, due_at limit 1 for update skip locked)""";

    private static final String HAS_GIVEN_WAY =
            "and gives_way and due_at <= now() - make_interval(secs => %d)".formatted(GIVES_WAY_FOR.toSeconds());

    private static final String CLAIM_NEXT = CLAIM.formatted(DUE.formatted(""));

    private static final String CLAIM_FIRST_OF_THOSE_THAT_GAVE_WAY =
            CLAIM.formatted("coalesce(" + DUE.formatted(HAS_GIVEN_WAY) + ", " + DUE.formatted("") + ")");

    @Inject
    private Database database;

    @Inject
    private JobEvents events;

    /**
     * Takes the job of a pool that has been due longest, one that gives way only where no other is due; a running one
     * whose lease has ended counts as due. Leases are kept by the database's clock, which is the same for all nodes.
     * A job whose files lie on another node is left to that node at first.
     *
     * @param node the name of this node
     * @param worker the name of this run of the node
     */
    public Optional<Claim> claimNext(WorkerPool pool, String node, String worker) {
        return claim(CLAIM_NEXT, worker, LEASE.toSeconds(), pool.key(), node, HOME_FIRST.toSeconds());
    }

    /**
     * As {@link #claimNext}, but a job that gives way and has been due for {@link #GIVES_WAY_FOR} goes before all
     * others.
     */
    public Optional<Claim> claimGivingWayFirst(WorkerPool pool, String node, String worker) {
        long atHome = HOME_FIRST.toSeconds();
        return claim(
                CLAIM_FIRST_OF_THOSE_THAT_GAVE_WAY,
                worker,
                LEASE.toSeconds(),
                pool.key(),
                node,
                atHome,
                pool.key(),
                node,
                atHome);
    }

    private Optional<Claim> claim(String statement, Object... parameters) {
        Optional<Claim> next = database.find(
                statement,
                row -> new Claim(
                        row.getString("id"),
                        row.getString("product"),
                        row.getString("stage"),
                        row.getInt("attempts"),
                        row.getLong("version"),
                        row.getInt("crashes") > MAX_CRASHES,
                        Trace.parse(row.getString("trace"))),
                parameters);
        next.ifPresent(claim -> events.add(
                claim.jobId(),
                JobEvent.STARTED,
                JSON.createObjectBuilder().add("stage", claim.stage()).build()));
        return next;
    }

    /**
     * Renews the leases of the claims that are still valid.
     *
     * @return those whose job was withdrawn or taken by another worker
     */
    public List<Claim> renewLeases(Collection<Claim> claims) {
        return claims.stream()
                .filter(claim -> database.update(
                                "update jobs set due_at = now() + make_interval(secs => ?) where id = ? and version = ?"
                                        + " and state = 'RUNNING'",
                                LEASE.toSeconds(),
                                claim.jobId(),
                                claim.version())
                        == 0)
                .filter(claim -> !isSettled(claim))
                .toList();
    }

    /** Whether a claim has become invalid because its own worker stored the outcome. */
    private boolean isSettled(Claim claim) {
        return database.find(
                        "select 1 from jobs where id = ? and version = ? and state <> 'CANCELLED'",
                        row -> row.getInt(1),
                        claim.jobId(),
                        claim.version())
                .isPresent();
    }

    public int countDue(WorkerPool pool) {
        return database.find("""
                        select count(*) from (select 1 from jobs
                         where pool = ? and due_at <= now() and state in ('READY', 'PARKED', 'RUNNING') limit 100) due""", row -> row.getInt(1), pool.key()).orElse(0);
    }

    /** Whether a job that does not give way is waiting for a worker of a pool. */
    public boolean isAwaited(WorkerPool pool) {
        return database.find("""
                        select 1 from jobs where pool = ? and not gives_way and due_at <= now()
                           and state in ('READY', 'PARKED', 'RUNNING') limit 1""", row -> true, pool.key()).orElse(false);
    }

    /** Files of this job lie on this node now, which is therefore first to continue it. */
    public void makeHome(String id, String node) {
        database.update("update jobs set home = ? where id = ? and home is distinct from ?", node, id, node);
    }

    /**
     * As {@link #makeHome}, unless its files lie on another node that is alive.
     *
     * @return whether they lie here
     */
    public boolean takeHome(String id, String node) {
        return database.update(
                        "update jobs set home = ? where id = ? and (home is null or home = ? or not exists (select 1"
                                + " from nodes where name = home and seen_at > now() - make_interval(secs => ?)))",
                        node,
                        id,
                        node,
                        NODE_ALIVE.toSeconds())
                > 0;
    }
}
