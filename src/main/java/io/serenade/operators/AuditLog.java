package io.serenade.operators;

import io.serenade.platform.database.Database;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who did what, when, and to how many jobs. */
@ApplicationScoped
@Transactional
public class AuditLog {
    /** How the details of a bulk act begin while it is running. */
    static final String BEGUN = "begun";

    static final String UNDER_WAY = "under way";

    private static final int LONGEST = 500;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** @param target the job, the product, the account or the filter that it was done to */
    @JsonbPropertyOrder({"id", "at", "operator", "role", "act", "target", "detail", "number"})
    public record Done(
            long id, Instant at, String operator, String role, String act, String target, String detail, int number) {}

    /** @return the number of the line */
    public long enter(Operator operator, String act, String target, String detail, int number) {
        return database.find(
                        """
                        insert into operator_acts (at, operator, role, act, target, detail, number)
                        values (?, ?, ?, ?, ?, ?, ?) returning id""",
                        row -> row.getLong(1),
                        clock.instant(),
                        operator.name(),
                        operator.role().word(),
                        act,
                        target.substring(0, Math.min(LONGEST, target.length())),
                        detail.substring(0, Math.min(LONGEST, detail.length())),
                        number)
                .orElseThrow();
    }

    /** What was done outside of the console's own pages, such as a decision about a report. */
    public void note(@Observes OperatorAct done) {
        enter(done.operator(), done.act(), done.target(), done.detail(), done.number());
    }

    /** Records the progress of a bulk act. */
    void count(long id, int number, String detail) {
        database.update("update operator_acts set number = ?, detail = ? where id = ?", number, detail, id);
    }

    /** The bulk acts that have not ended, of those begun after a time. */
    List<Done> listUnfinished(Instant since) {
        return database.list(
                """
                select id, at, operator, role, act, target, detail, number from operator_acts
                 where at > ? and act = any(?) and (detail = ? or starts_with(detail, ?)) order by id""",
                AuditLog::read,
                since,
                Stream.of(OperatorAction.values()).map(OperatorAction::word).toArray(String[]::new),
                BEGUN,
                UNDER_WAY);
    }

    /** @return false when it has made progress meanwhile */
    boolean breakOff(Done act) {
        return database.update(
                        "update operator_acts set detail = 'broke off: its server ended'"
                                + " where id = ? and detail = ? and number = ?",
                        act.id(),
                        act.detail(),
                        act.number())
                == 1;
    }

    /** The newest first, and one more if there are more. */
    public List<Done> list(Optional<Long> before, int limit) {
        return database.list("""
                select id, at, operator, role, act, target, detail, number from operator_acts
                 where id < ? order by id desc limit ?""", AuditLog::read, before.orElse(Long.MAX_VALUE), limit + 1);
    }

    private static Done read(ResultSet row) throws SQLException {
        return new Done(
                row.getLong("id"),
                Database.instant(row, "at"),
                row.getString("operator"),
                row.getString("role"),
                row.getString("act"),
                row.getString("target"),
                row.getString("detail"),
                row.getInt("number"));
    }
}
