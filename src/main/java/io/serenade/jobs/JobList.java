package io.serenade.jobs;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The jobs of an owner, a page at a time, the newest first. */
@ApplicationScoped
@Transactional
public class JobList {
    @Inject
    Database database;

    @Inject
    Jobs jobs;

    /**
     * A condition that listed jobs must meet.
     *
     * @param sql about the row {@code j} of {@code jobs}; a constant of the program
     * @param values one for each question mark
     */
    public record Condition(String sql, List<Object> values) {
        public static Condition of(String sql, Object... values) {
            return new Condition(sql, List.of(values));
        }
    }

    /** A place in the list, which is sorted by time and id. */
    public record Position(Instant createdAt, String jobId) {}

    /**
     * Which jobs of an owner to list.
     *
     * @param products whose jobs are shown
     * @param conditions all of which a job must meet
     * @param after position of the last job of the previous page
     */
    public record Page(
            String owner,
            Collection<String> products,
            List<Condition> conditions,
            Optional<Position> after,
            int limit) {}

    /** The page, plus one more job if there are more. */
    public List<Job> list(Page page) {
        StringBuilder sql = new StringBuilder(
                "select j.id from jobs j where j.owner = ? and j.erased_at is null and j.product = any(?)");
        List<Object> values = new ArrayList<>();
        values.add(page.owner());
        values.add(page.products().toArray(String[]::new));
        List<Condition> conditions = new ArrayList<>(page.conditions());
        page.after()
                .map(position -> Condition.of("(j.created_at, j.id) < (?, ?)", position.createdAt(), position.jobId()))
                .ifPresent(conditions::add);
        conditions.forEach(condition -> {
            sql.append(" and (").append(condition.sql()).append(')');
            values.addAll(condition.values());
        });
        sql.append(" order by j.created_at desc, j.id desc limit ?");
        values.add(page.limit() + 1);
        return database.list(sql.toString(), row -> row.getString(1), values.toArray()).stream()
                .flatMap(id -> jobs.find(id).stream())
                .toList();
    }
}
