package io.serenade.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.operations.RehearsedOrders;
import io.serenade.operators.Rehearsal.Broken;
import io.serenade.operators.Rehearsal.Fault;
import io.serenade.platform.settings.Providers;
import io.serenade.platform.settings.Settings;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RehearsalsTest {
    private static CoreForTests.World database;

    @BeforeAll
    static void open() {
        database = CoreForTests.World.create();
    }

    @Test
    void letsFourOfTenVisitorsMeetAFault() {
        List<String> faults = List.of("Slow", "Lost", "Fail");
        List<String> met = IntStream.rangeClosed(1, 30)
                .mapToObj(visitor -> Rehearsals.faultOf(visitor, faults))
                .toList();

        assertThat(met).filteredOn(String::isEmpty).hasSize(18);
        assertThat(met).contains("Slow", "Lost", "Fail");
        assertThat(Rehearsals.faultOf(1, List.of())).isEmpty();
    }

    @Test
    void tellsWhatBecameOfEachVisitor() {
        OperatorWorld world = new OperatorWorld(database);
        world.core
                .beans()
                .give(new Ordering(world))
                .give(Proxy.newProxyInstance(
                        ManagedExecutorService.class.getClassLoader(),
                        new Class<?>[] {ManagedExecutorService.class},
                        (executor, method, arguments) -> null))
                .give(new Providers(List.of()))
                .give(new Settings(name -> Optional.empty()));
        Rehearsals rehearsals = world.get(Rehearsals.class);
        world.database.update(
                "insert into rehearsals (begun_at, operator, visitors) values (?, 'mira', 10)", world.clock.instant());
        long id = rehearsals.list(1).get(0).id();

        rehearsals.run(id, 10);
        world.fail("visitor-4", "song_failed");
        world.fail("visitor-1", "song_refused");

        Rehearsal rehearsal = rehearsals.list(1).get(0);
        assertThat(rehearsal.ordered()).isTrue();
        assertThat(rehearsal.faults()).containsExactly(new Fault("", 6, 1, 0, 1), new Fault("Fail", 4, 0, 0, 1));
        assertThat(rehearsal.broken())
                .containsExactlyInAnyOrder(new Broken("first: song_failed", 1), new Broken("Nobody is there.", 1));
        assertThat(rehearsal.isOver()).isFalse();
    }

    /** The fifth visitor is refused. */
    private static final class Ordering implements RehearsedOrders {
        private final OperatorWorld world;

        Ordering(OperatorWorld world) {
            this.world = world;
        }

        @Override
        public String product() {
            return CoreForTests.PRODUCT;
        }

        @Override
        public List<String> faults() {
            return List.of("Fail");
        }

        @Override
        public String order(int visitor, String fault) {
            if (visitor == 5) {
                throw new IllegalStateException("Nobody is there.");
            }
            world.order("visitor-" + visitor, "Toby");
            return "visitor-" + visitor;
        }
    }
}
