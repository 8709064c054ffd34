package io.serenade.operators.measures;

import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.outbox.OutboxHandler;
import io.serenade.operators.OperatedProducts;
import io.serenade.operators.measures.Snapshot.Kind;
import io.serenade.operators.measures.Snapshot.Row;
import io.serenade.providers.ProviderAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds to a snapshot what has no rows in the database: zeros, so that zero and unknown can be distinguished, and the
 * slots of the settings.
 */
@ApplicationScoped
public class SnapshotDefaults {
    @Inject
    OperatedProducts products;

    @Inject
    @Any
    Instance<ProviderAccount> accounts;

    @Inject
    @Any
    Instance<OutboxHandler> messages;

    List<Row> of(List<Row> snapshot) {
        List<Row> rows = new ArrayList<>(snapshot);
        usual().filter(usual -> snapshot.stream().noneMatch(row -> isSameSeries(row, usual)))
                .forEach(rows::add);
        return rows;
    }

    private static boolean isSameSeries(Row one, Row other) {
        return one.kind() == other.kind()
                && one.label().equals(other.label())
                && one.detail().equals(other.detail());
    }

    private Stream<Row> usual() {
        return Stream.of(
                        ofProducts(),
                        ofPools(),
                        ofAccounts(),
                        messages.stream().map(of -> zero(Kind.OUTBOX, of.kind())))
                .flatMap(rows -> rows);
    }

    private Stream<Row> ofProducts() {
        return products.names().stream()
                .flatMap(product -> Stream.concat(
                        Stream.of(zero(Kind.OLDEST, product), zero(Kind.PAUSED, product)),
                        Stream.of("waiting", "ready", "running", "parked")
                                .map(state -> zero(Kind.JOBS, product, state))));
    }

    private static Stream<Row> ofPools() {
        return Arrays.stream(WorkerPool.values())
                .flatMap(pool -> Stream.of(zero(Kind.DUE, pool.key()), zero(Kind.DUE_AGE, pool.key())));
    }

    private Stream<Row> ofAccounts() {
        return accounts.stream()
                .flatMap(account -> Stream.of(
                        zero(Kind.TASKS, account.name(), "taken"),
                        zero(Kind.TASKS, account.name(), "waiting"),
                        zero(Kind.CLOSED, account.name()),
                        new Row(Kind.SLOTS, account.name(), Optional.empty(), account.slots())));
    }

    private static Row zero(Kind kind, String label) {
        return new Row(kind, label, Optional.empty(), 0);
    }

    private static Row zero(Kind kind, String label, String detail) {
        return new Row(kind, label, Optional.of(detail), 0);
    }
}
