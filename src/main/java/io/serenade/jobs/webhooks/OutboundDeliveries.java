package io.serenade.jobs.webhooks;

import io.serenade.jobs.outbox.Outbox;
import io.serenade.jobs.webhooks.OutboundDelivery.Attempt;
import io.serenade.jobs.webhooks.OutboundDelivery.State;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The webhooks sent to receivers, with all attempts; the newest first. Kept for thirty days. */
@ApplicationScoped
@Transactional
public class OutboundDeliveries {
    private static final String COLUMNS =
            "select id, job_id, payload, state, leased, attempts, due_at, created_at, ended_at, last_error from outbox"
                    + " where kind = '" + SendWebhook.KIND + "' and job_id is not null and payload is not null";

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    /**
     * Which webhooks to list.
     *
     * @param jobId of one job only
     * @param before those that are older than this one
     */
    public record Page(Optional<String> jobId, Optional<Long> before, int limit) {}

    /** The page, and one more if there are more. */
    public List<OutboundDelivery> list(Page page) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        List<Object> values = new ArrayList<>();
        page.jobId().ifPresent(jobId -> {
            sql.append(" and job_id = ?");
            values.add(jobId);
        });
        page.before().ifPresent(id -> {
            sql.append(" and id < ?");
            values.add(id);
        });
        values.add(page.limit() + 1);
        return withLogs(database.list(
                sql.append(" order by id desc limit ?").toString(), OutboundDeliveries::delivery, values.toArray()));
    }

    public Optional<OutboundDelivery> find(long id) {
        return withLogs(database.list(COLUMNS + " and id = ?", OutboundDeliveries::delivery, id)).stream()
                .findFirst();
    }

    /**
     * Sends a webhook again immediately, as it was stored, with a full set of attempts.
     *
     * @return false when it is just being sent, or no longer exists
     */
    public boolean replay(OutboundDelivery delivery) {
        return delivery.state() != State.sending && outbox.replay(delivery.id());
    }

    /** How many abandoned webhooks are still stored. */
    public int countGivenUp() {
        return database.find(
                        "select count(*) from outbox where kind = ? and state = 'GIVEN_UP'",
                        row -> row.getInt(1),
                        SendWebhook.KIND)
                .orElse(0);
    }

    private static OutboundDelivery delivery(ResultSet row) throws SQLException {
        Webhook webhook = Webhook.of(row.getString("payload"));
        State state =
                switch (row.getString("state")) {
                    case "DELIVERED" -> State.delivered;
                    case "GIVEN_UP" -> State.given_up;
                    default -> row.getBoolean("leased") ? State.sending : State.waiting;
                };
        return new OutboundDelivery(
                row.getLong("id"),
                webhook.id(),
                row.getString("job_id"),
                webhook.product(),
                webhook.url().toString(),
                state,
                row.getInt("attempts"),
                state == State.waiting ? Optional.of(Database.instant(row, "due_at")) : Optional.empty(),
                Database.instant(row, "created_at"),
                Optional.ofNullable(Database.instant(row, "ended_at")),
                Optional.ofNullable(row.getString("last_error")),
                webhook.body(),
                List.of());
    }

    private List<OutboundDelivery> withLogs(List<OutboundDelivery> deliveries) {
        Long[] ids = deliveries.stream().map(OutboundDelivery::id).toArray(Long[]::new);
        Map<Long, List<Attempt>> logs =
                database.list("""
                        select message_id, attempt, at, answer, error, detail from outbox_attempts
                         where message_id = any(?) order by id""", row -> Map.entry(row.getLong("message_id"), attempt(row)), (Object) ids).stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return deliveries.stream()
                .map(delivery -> delivery.withLog(logs.getOrDefault(delivery.id(), List.of())))
                .toList();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        Optional<String> problem = Optional.ofNullable(row.getString("error"));
        Optional<WebhookTry> known =
                Optional.ofNullable(row.getString("detail")).map(detail -> WebhookTry.of(detail, problem));
        return new Attempt(
                row.getInt("attempt"),
                Database.instant(row, "at"),
                row.getString("answer"),
                known.flatMap(WebhookTry::status),
                known.map(done -> done.took().toMillis()),
                known.map(WebhookTry::answer),
                problem);
    }
}
