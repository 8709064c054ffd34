package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.crash.RunningSerenade;
import io.serenade.launch.LaunchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One order of each product, whose server dies at every named moment of every stage, one after the other. {@code
 * -Dproduct=talkingpet,petroast} leaves out the other products, {@code -Dmoment=after.animate} the other moments.
 *
 * <p>Seen to fail with a request noted in {@code TaskSteps} only after it was sent: a roast, a talking pet and a picture
 * were then paid twice when the server died at {@code answered}.
 */
@Tag("crash")
class CrashProof {
    private static final Duration A_MOMENT = Duration.ofSeconds(10);
    private static final Duration A_STAGE = Duration.ofMinutes(4);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @MethodSource("orders")
    void endsOnceThoughTheServerDiesAtEveryMomentOfItsWay(Order order) throws IOException {
        CrashPoints points = CrashPoints.in(folder.resolve("points"));
        try (RunningSerenade serenade = RunningSerenade.start(folder.resolve("data"), settings(points))) {
            String job = place(order, serenade, points);

            List<String> ahead = moments(order);
            while (dies(serenade, job, points, ahead)) {
                List<String> armed = points.armed();
                assertThat(armed).as("what a death was meant at").hasSizeLessThan(ahead.size());
                ahead = armed;
                revive(serenade, job);
            }

            Invariants invariants = new Invariants(serenade);
            invariants.succeededOnce(order, job);
            invariants.nothingIsLeftOver();
            invariants.noLogTells("Quitoria");
        }
    }

    static Stream<Order> orders() {
        return Stream.of(Order.values()).filter(order -> isWanted("product", order.word()));
    }

    private static List<String> moments(Order order) {
        return order.crashPoints().stream()
                .filter(point -> isWanted("moment", point))
                .toList();
    }

    private static boolean isWanted(String property, String word) {
        String wanted = System.getProperty(property, "");
        return wanted.isEmpty() || List.of(wanted.split(",")).contains(word);
    }

    /** The picture that comes with an order is written too, and those files are not meant. */
    private static String place(Order order, RunningSerenade serenade, CrashPoints points) {
        points.arm(moments(order).stream().filter(point -> !isOfAFile(point)).toList());
        try {
            order.place(serenade, "Quitoria");
        } catch (UncheckedIOException e) {
            // The first worker was so quick that its server died before it answered; the order stands all the same.
            await().alias(e.getMessage()).atMost(A_MOMENT).until(() -> !serenade.isAlive());
        }
        points.arm(moments(order).stream().filter(CrashProof::isOfAFile).toList());
        return serenade.rows("select id from jobs where id <> ?", "").get(0);
    }

    private static boolean isOfAFile(String point) {
        return point.startsWith("written.") || point.startsWith("kept.");
    }

    private static Map<String, String> settings(CrashPoints points) {
        return Map.of(
                "SANDBOX", "on",
                "SANDBOX_DELAY", "3",
                "SANDBOX_SONG_SECONDS", "6",
                "ADMIN_PASSWORD", Invariants.CANARY + "-password",
                "JWT_SECRET_KEY", Invariants.CANARY + "-0123456789abcdef0123456789abcdef",
                "MUSIC_VIDEO_DEADLINE_SECONDS", "1800",
                // The machine may be busy with other things, and this is no proof of how quick the database is.
                "DATABASE_TIMEOUT_SECONDS", "20",
                "JAVA_OPTS", System.getenv("JAVA_OPTS") + " " + points.javaOptions());
    }

    /** Says what became of it and when. @return false once its job has ended and no moment is left */
    private static boolean dies(RunningSerenade serenade, String job, CrashPoints points, List<String> ahead) {
        long from = System.nanoTime();
        await().alias("a death at one of " + ahead)
                .atMost(A_STAGE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !serenade.isAlive() || ahead.isEmpty() && hasEnded(serenade, job));
        boolean alive = serenade.isAlive();
        List<String> left = points.armed();
        System.out.printf(
                Locale.ROOT,
                "%6.1f s  %s%n",
                (System.nanoTime() - from) / 1e9,
                alive
                        ? serenade.jobOf(job)
                        : ahead.stream().filter(point -> !left.contains(point)).toList());
        return !alive;
    }

    private static boolean hasEnded(RunningSerenade serenade, String job) {
        return serenade.jobOf(job).matches(".* (SUCCEEDED|FAILED)");
    }

    /** The lease of the dead is over at once instead of after half a minute, which {@code KilledServerIT} waits for. */
    private static void revive(RunningSerenade serenade, String job) {
        serenade.kill();
        serenade.execute("update jobs set due_at = now() where id = ? and state = 'RUNNING'", job);
        try {
            serenade.startAgain();
        } catch (LaunchException e) {
            // It died at the next moment before it was ready, as the caller will see.
            assertThat(serenade.isAlive()).as(e.getMessage()).isFalse();
        }
    }
}
