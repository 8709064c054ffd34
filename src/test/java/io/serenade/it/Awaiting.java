package io.serenade.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for something to become as it is to be, as long as a film may take. */
final class Awaiting {
    private static final Duration FILM_WITHIN = Duration.ofMinutes(4);

    private Awaiting() {}

    static <T> T until(Callable<T> look, Predicate<T> wanted) {
        return await().atMost(FILM_WITHIN).pollInterval(Duration.ofMillis(300)).until(look, wanted::test);
    }
}
