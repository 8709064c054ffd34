package io.serenade.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class DeferrableWorkTest {
    @Test
    void isTaken() {
        List<Runnable> taken = new ArrayList<>();
        Runnable work = () -> {};

        assertThat(DeferrableWork.hand(taken::add, work)).isTrue();
        assertThat(taken).containsExactly(work);
    }

    @Test
    void isNoErrorWhenTheServerStops() {
        assertThat(DeferrableWork.hand(
                        work -> {
                            throw new RejectedExecutionException("it stops");
                        },
                        () -> {}))
                .isFalse();
    }
}
