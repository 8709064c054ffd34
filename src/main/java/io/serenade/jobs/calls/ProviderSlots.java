package io.serenade.jobs.calls;

import io.serenade.jobs.Jobs;
import io.serenade.jobs.Workflows;
import io.serenade.platform.database.Database;
import io.serenade.providers.ProviderAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The concurrency limits of providers' accounts: a fixed number of slots, given to the tasks of the oldest job first,
 * and none while the account's credits are known to be used up, the provider refuses the account itself, or the paid
 * requests of a day are used up. The account's row is locked while slots are given out, so the count is exact under
 * races and over all nodes.
 */
@ApplicationScoped
@Transactional
public class ProviderSlots {
    private static final Duration PROBE_EVERY = Duration.ofMinutes(1);

    @Inject
    Database database;

    @Inject
    ProviderTasks tasks;

    @Inject
    Jobs jobs;

    @Inject
    Workflows workflows;

    @Inject
    @Any
    Instance<ProviderAccount> accounts;

    @Inject
    DailyRequests daily;

    @Inject
    Clock clock;

    /** A provider's balance as last known. */
    public record Credits(OptionalLong amount, Optional<Instant> checkedAt) {}

    /**
     * The state of an account.
     *
     * @param slots how many may be taken: as an operator has set, otherwise as the settings say
     * @param taken slots in use over all nodes
     * @param waiting tasks that wait for one
     * @param closedReason why nothing is sent at present, if so
     */
    public record Standing(
            ProviderAccount account,
            int slots,
            int taken,
            int waiting,
            Credits credits,
            Optional<String> closedReason) {
        /** Whether the balance is known not to pay for one more task. */
        public boolean isSoldOut() {
            return isUsedUp(credits, account);
        }
    }

    private record Row(
            Credits credits, Optional<String> closedReason, Optional<Instant> probeAt, OptionalInt slotsSet) {
        static final Row NONE = new Row(
                new Credits(OptionalLong.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    private record Queued(long id, String jobId, String product) {}

    /** Takes a slot for a task if it is its turn. */
    boolean take(ProviderTask task) {
        admit(task.account(), Optional.of(task.jobId()));
        return tasks.get(task.id()).state() == TaskState.ADMITTED;
    }

    /**
     * Gives free slots to the tasks that wait longest and wakes their jobs.
     *
     * @return the ids of the tasks that may be sent now
     */
    public List<Long> admit(String name) {
        return admit(name, Optional.empty());
    }

    /** @param awake a job that need not be woken, because it is the one that asks */
    private List<Long> admit(String name, Optional<String> awake) {
        Optional<Row> row = lock(name);
        int room = row.map(r -> room(name, r)).orElse(0);
        List<Long> admitted = new ArrayList<>();
        if (room <= 0) {
            return admitted;
        }
        Map<String, Integer> taken = takenByProduct(name);
        while (admitted.size() < room) {
            List<Queued> next = queued(name, full(name, taken), room - admitted.size());
            if (next.isEmpty()) {
                break;
            }
            for (Queued task : next) {
                if (!isFull(name, task.product(), taken) && admit(task, awake)) {
                    taken.merge(task.product(), 1, Integer::sum);
                    admitted.add(task.id());
                }
            }
        }
        return admitted;
    }

    /** The job is locked before its task, as everywhere. */
    private boolean admit(Queued task, Optional<String> awake) {
        jobs.findLocked(task.jobId());
        boolean admitted = tasks.admit(task.id());
        if (admitted && awake.filter(task.jobId()::equals).isEmpty()) {
            jobs.wake(task.jobId());
        }
        return admitted;
    }

    /** The names of all accounts. */
    public List<String> names() {
        return accounts.stream().map(ProviderAccount::name).toList();
    }

    /**
     * Does not block a caller that queues a task while it holds its job's lock: that job may be the next to be
     * admitted.
     */
    private Optional<Row> lock(String name) {
        return database.find(
                "select credits, credits_checked_at, closed_reason, probe_at, slots_set from provider_accounts where"
                        + " name = ? for no key update",
                ProviderSlots::row,
                name);
    }

    /** How many tasks may be admitted: while the account is closed, one a minute as a probe. */
    private int room(String name, Row row) {
        ProviderAccount account = get(name);
        if (isUsedUp(row.credits(), account)) {
            return 0;
        }
        int left = daily.left(name);
        if (left == 0 && waiting(name) > 0) {
            daily.warn(name);
        }
        int free = Math.min(row.slotsSet().orElse(account.slots()) - taken(name), left);
        if (row.closedReason().isEmpty()) {
            return free;
        }
        Instant now = clock.instant();
        boolean probe = free > 0 && row.probeAt().map(at -> !now.isBefore(at)).orElse(true);
        if (probe) {
            database.update("update provider_accounts set probe_at = ? where name = ?", now.plus(PROBE_EVERY), name);
        }
        return probe ? 1 : 0;
    }

    /** The accounts to which nothing is sent at present, even if slots are free. */
    public Set<String> listHeldBack() {
        Set<String> heldBack = new HashSet<>(daily.listUsedUp(names()));
        heldBack.addAll(database.list(
                "select name from provider_accounts where closed_reason is not null or slots_set = 0",
                row -> row.getString(1)));
        return heldBack;
    }

    private static boolean isUsedUp(Credits credits, ProviderAccount account) {
        return credits.amount().isPresent() && credits.amount().getAsLong() < Math.max(1, account.taskCredits());
    }

    private Map<String, Integer> takenByProduct(String name) {
        Map<String, Integer> taken = new HashMap<>();
        database.list(
                        "select product, count(*) as taken from provider_tasks where account = ?"
                                + " and state in ('ADMITTED', 'SENT', 'RUNNING') group by product",
                        row -> Map.entry(row.getString("product"), row.getInt("taken")),
                        name)
                .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
        return taken;
    }

    private String[] full(String name, Map<String, Integer> taken) {
        return taken.keySet().stream()
                .filter(product -> isFull(name, product, taken))
                .toArray(String[]::new);
    }

    private boolean isFull(String name, String product, Map<String, Integer> taken) {
        return taken.getOrDefault(product, 0)
                >= workflows.get(product).slotsAt(name).orElse(Integer.MAX_VALUE);
    }

    private List<Queued> queued(String name, String[] exceptProducts, int limit) {
        return database.list(
                """
                select id, job_id, product from provider_tasks
                 where account = ? and state = 'QUEUED' and due_at <= ? and product <> all(?)
                 order by queued_at, id limit ?\
                """,
                row -> new Queued(row.getLong("id"), row.getString("job_id"), row.getString("product")),
                name,
                clock.instant(),
                exceptProducts,
                limit);
    }

    public int taken(String name) {
        return count("state in ('ADMITTED', 'SENT', 'RUNNING')", name);
    }

    public int waiting(String name) {
        return count("state = 'QUEUED'", name);
    }

    private int count(String condition, String name) {
        return database.find(
                        "select count(*) from provider_tasks where account = ? and " + condition,
                        row -> row.getInt(1),
                        name)
                .orElse(0);
    }

    /** The queue position of a job whose task waits for a slot, from one; zero when none does. */
    public int place(String jobId) {
        return database.find("""
            select count(*) from (select account, queued_at, id from provider_tasks
                                   where job_id = ? and state = 'QUEUED' order by id limit 1) me
              join provider_tasks o on o.account = me.account and o.state = 'QUEUED'
               and (o.queued_at, o.id) <= (me.queued_at, me.id)\
            """, row -> row.getInt(1), jobId).orElse(0);
    }

    /** The account with this name, as its provider's settings have it. */
    public ProviderAccount get(String name) {
        return accounts.stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No provider account is called " + name));
    }

    public Standing standing(String name) {
        Row row = database.find(
                        "select credits, credits_checked_at, closed_reason, probe_at, slots_set from provider_accounts"
                                + " where name = ?",
                        ProviderSlots::row,
                        name)
                .orElse(Row.NONE);
        ProviderAccount account = get(name);
        return new Standing(
                account,
                row.slotsSet().orElse(account.slots()),
                taken(name),
                waiting(name),
                row.credits(),
                row.closedReason().or(() -> daily.usedUp(name)));
    }

    /** All accounts, by name. */
    public List<Standing> listStandings() {
        return accounts.stream()
                .map(ProviderAccount::name)
                .sorted()
                .map(this::standing)
                .toList();
    }

    public void noteCredits(String name, long credits) {
        database.update("""
            insert into provider_accounts (name, credits, credits_checked_at) values (?, ?, ?)
            on conflict (name) do update set credits = excluded.credits,
                   credits_checked_at = excluded.credits_checked_at\
            """, name, credits, clock.instant());
    }

    /** The provider refuses the account itself: nothing is sent until a probe succeeds. @return whether it was open */
    boolean close(String name, String reason) {
        Instant now = clock.instant();
        return database.update("""
            update provider_accounts set closed_reason = ?, closed_at = ?, probe_at = ?
             where name = ? and closed_reason is null\
            """, reason, now, now.plus(PROBE_EVERY), name) == 1;
    }

    /** The provider has taken a task. @return whether the account was closed until now */
    boolean open(String name) {
        return database.update("""
            update provider_accounts set closed_reason = null, closed_at = null, probe_at = null
             where name = ? and closed_reason is not null\
            """, name) == 1;
    }

    /** Sets how many slots an account has from now on, over all nodes; empty for as many as the settings say. */
    public void setSlots(String name, OptionalInt number) {
        database.update("""
                insert into provider_accounts (name, slots_set) values (?, ?)
                on conflict (name) do update set slots_set = excluded.slots_set""", get(name).name(), number.isPresent() ? number.getAsInt() : null);
        admit(name);
    }

    /** Sets how many requests may be paid at an account in a day; empty for as many as the settings say. */
    public void setPaidPerDay(String name, OptionalInt number) {
        daily.set(get(name).name(), number);
        admit(name);
    }

    /** How many requests may be paid at an account in a day; empty where nothing limits them. */
    public OptionalInt paidPerDay(String name) {
        return daily.perDay(name);
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Row row(ResultSet row) throws SQLException {
        Long credits = row.getObject("credits", Long.class);
        return new Row(
                new Credits(
                        credits == null ? OptionalLong.empty() : OptionalLong.of(credits),
                        Optional.ofNullable(Database.instant(row, "credits_checked_at"))),
                Optional.ofNullable(row.getString("closed_reason")),
                Optional.ofNullable(Database.instant(row, "probe_at")),
                number(row, "slots_set"));
    }
}
