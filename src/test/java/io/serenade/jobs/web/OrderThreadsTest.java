package io.serenade.jobs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.ManagedThreads;
import io.serenade.platform.limits.OverloadedException;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderThreadsTest {
    private final ManagedThreads threads = new ManagedThreads();
    private final OrderThreads orders = new OrderThreads();
    private final List<Object> answers = new ArrayList<>();

    OrderThreadsTest() {
        orders.managed = threads.executor();
    }

    @Test
    void leavesTheThreadOfTheRequestAtOnce() {
        orders.take(response(), () -> answers.add("taken"));
        assertThat(answers).isEmpty();

        threads.runAll();

        assertThat(answers).containsExactly("taken");
    }

    @Test
    void answersWithWhateverGoesWrong() {
        IOException failure = new IOException("The storage is out");
        Error error = new LinkageError("No such class");
        orders.take(response(), () -> {
            throw failure;
        });
        orders.take(response(), () -> {
            throw error;
        });

        threads.runAll();

        assertThat(answers).containsExactly(failure, error);
    }

    @Test
    void takesTwoHundredAtATimeAndAsManyAgainWhenTheyAreDone() {
        for (int round = 0; round < 2; round++) {
            for (int order = 0; order < 200; order++) {
                orders.take(response(), () -> {});
            }
            assertThatThrownBy(() -> orders.take(response(), () -> {})).isInstanceOf(OverloadedException.class);
            threads.runAll();
        }
    }

    @Test
    void takesNothingWhereTheServerStopsAndKeepsNoPlace() {
        threads.refuse();

        for (int order = 0; order <= 200; order++) {
            assertThatThrownBy(() -> orders.take(response(), () -> {}))
                    .isInstanceOf(OverloadedException.class)
                    .hasMessageContaining("No more");
        }
    }

    private AsyncResponse response() {
        return (AsyncResponse) Proxy.newProxyInstance(
                OrderThreadsTest.class.getClassLoader(),
                new Class<?>[] {AsyncResponse.class},
                (self, method, arguments) -> answers.add(arguments[0]));
    }
}
