package io.serenade.operators;

import io.serenade.jobs.JobState;
import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.jobs.operations.OperatedJobs.Names;
import io.serenade.operators.JobFilter.Position;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds jobs of all products, the newest first, a page at a time; each kind of question has its index. */
@ApplicationScoped
@Transactional
public class JobSearch {
    /** Counting stops here; the page says so. */
    public static final int COUNTED = 10_000;

    private static final int SHORTEST_NAME = 2;

    /**
     * Above this number of matches in a million jobs, a page is filled by reading some thousands of the newest jobs.
     */
    private static final int MANY = 10_000;

    private static final String COLUMNS =
            "select j.id, j.product, j.state, j.stage, j.percent, j.attempts, j.error_code, j.created_at, j.updated_at,"
                    + " j.finished_at, j.erased_at from jobs j";

    @Inject
    Database database;

    @Inject
    OperatedProducts products;

    /** A condition with its values. */
    private record Condition(String sql, List<Object> values) {}

    /** The page, and one more if there are more. */
    public List<ListedJob> list(JobFilter filter, Optional<Position> after, int limit) {
        Condition condition = condition(filter, after, true);
        List<Object> values = new ArrayList<>(condition.values());
        values.add(limit + 1);
        return named(database.list(
                COLUMNS + condition.sql() + " order by j.created_at desc, j.id desc limit ?",
                JobSearch::read,
                values.toArray()));
    }

    public Optional<ListedJob> find(String id) {
        return named(database.list(COLUMNS + " where j.id = ?", JobSearch::read, id)).stream()
                .findFirst();
    }

    /** How many there are in each state; in total at most {@link #COUNTED} + 1. */
    public Map<JobState, Integer> count(JobFilter filter) {
        Condition condition = condition(filter, Optional.empty(), false);
        Map<JobState, Integer> counts = new HashMap<>();
        List<Object> values = new ArrayList<>(condition.values());
        values.add(COUNTED + 1);
        database.list(
                "select state, count(*) as jobs from (select j.state from jobs j" + condition.sql()
                        + " limit ?) found group by state",
                row -> counts.put(JobState.valueOf(row.getString("state")), row.getInt("jobs")),
                values.toArray());
        return counts;
    }

    /** @param newest whether the newest are enough, and not all are wanted */
    private Condition condition(JobFilter filter, Optional<Position> after, boolean newest) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        filter.product().ifPresent(product -> and(sql, values, "j.product = ?", product));
        filter.standing().ifPresent(standing -> and(sql, values, states(standing)));
        filter.stage().ifPresent(stage -> {
            if (filter.product().isEmpty()) {
                and(sql, values, "j.product = any(?)", (Object) productsWith(stage));
            }
            and(sql, values, "j.stage = ?", stage);
        });
        filter.reason().ifPresent(reason -> and(sql, values, "j.error_code = ?", reason));
        filter.text().ifPresent(text -> found(sql, values, text, filter.product(), newest));
        after.ifPresent(place -> and(sql, values, "(j.created_at, j.id) < (?, ?)", place.createdAt(), place.jobId()));
        return new Condition(sql.toString(), values);
    }

    /** Written out, so that the database recognises that its partial indexes can be used. */
    private static String states(JobFilter.Standing standing) {
        List<String> quoted = standing.states().stream()
                .map(state -> "'" + state.name() + "'")
                .toList();
        return quoted.size() == 1 ? "j.state = " + quoted.get(0) : "j.state in (" + String.join(", ", quoted) + ")";
    }

    private String[] productsWith(String stage) {
        return products.names().stream()
                .filter(product -> products.stages(Optional.of(product)).contains(stage))
                .toArray(String[]::new);
    }

    /**
     * By the job's own id, by a provider's, or by how a name begins. Rare values, and all values when counting, are
     * looked up by their index; for frequent values the newest jobs are scanned, which soon fills a page.
     */
    private void found(StringBuilder sql, List<Object> values, String text, Optional<String> product, boolean newest) {
        List<String> ways = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        List<Object> sought = new ArrayList<>();
        ways.add("select id from jobs where id like ?");
        checks.add("j.id like ?");
        sought.add(escaped(text) + "%");
        ways.add("select job_id from provider_tasks where external_id = ?");
        checks.add("exists (select 1 from provider_tasks t where t.job_id = j.id and t.external_id = ?)");
        sought.add(text);
        if (text.length() >= SHORTEST_NAME) {
            for (OperatedJobs jobs : products.list()) {
                if (product.isEmpty() || product.get().equals(jobs.product())) {
                    Names names = jobs.names();
                    for (String name : names.searched()) {
                        String named = " from " + names.table() + " where " + name + " like ?";
                        ways.add("select " + names.id() + named);
                        checks.add("exists (select 1" + named + " and " + names.id() + " = j.id)");
                        sought.add(escaped(text.toLowerCase(Locale.ROOT)) + "%");
                    }
                }
            }
        }
        and(
                sql,
                values,
                newest && hasMany(ways, sought)
                        ? "(" + String.join(" or ", checks) + ")"
                        : "j.id in (" + String.join(" union ", ways) + ")",
                sought.toArray());
    }

    private boolean hasMany(List<String> ways, List<Object> sought) {
        List<Object> values = new ArrayList<>(sought);
        values.add(MANY + 1);
        return database.find(
                        "select count(*) from (" + String.join(" union all ", ways) + " limit ?) found",
                        row -> row.getInt(1) > MANY,
                        values.toArray())
                .orElse(false);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Object... its) {
        sql.append(sql.isEmpty() ? " where " : " and ").append(condition);
        values.addAll(List.of(its));
    }

    /** Adds the titles that products give to their jobs, with one statement for each product on the page. */
    private List<ListedJob> named(List<ListedJob> jobs) {
        Map<String, String> titles = new HashMap<>();
        for (OperatedJobs told : products.list()) {
            String[] ids = jobs.stream()
                    .filter(job -> job.product().equals(told.product()))
                    .map(ListedJob::id)
                    .toArray(String[]::new);
            if (ids.length > 0) {
                Names names = told.names();
                database.list(
                        "select " + names.id() + " as id, " + names.shown() + " as title from " + names.table()
                                + " where " + names.id() + " = any(?)",
                        row -> titles.put(row.getString("id"), row.getString("title")),
                        (Object) ids);
            }
        }
        return jobs.stream().map(job -> job.called(titles.get(job.id()))).toList();
    }

    private static ListedJob read(ResultSet row) throws SQLException {
        return new ListedJob(
                row.getString("id"),
                row.getString("product"),
                Optional.empty(),
                JobState.valueOf(row.getString("state")),
                row.getString("stage"),
                row.getInt("percent"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("error_code")),
                Database.instant(row, "created_at"),
                Database.instant(row, "updated_at"),
                Optional.ofNullable(Database.instant(row, "finished_at")),
                Optional.ofNullable(Database.instant(row, "erased_at")));
    }
}
