package io.serenade.lovesong;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobErased;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.outbox.Delivery;
import io.serenade.jobs.outbox.Outbox;
import io.serenade.jobs.outbox.OutboxMessage;
import io.serenade.platform.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedPagesTest {
    private final List<String> asked = new ArrayList<>();
    private final List<String> planned = new ArrayList<>();
    private final CachedPages pages = new CachedPages();
    private HttpServer cache;
    private int answer = 200;
    private String product = Submission.PRODUCT;

    @BeforeEach
    void wire() throws IOException {
        cache = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cache.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        cache.start();
        pages.settings = settings(
                Map.of("CDN_PURGE_URL", "http://127.0.0.1:" + cache.getAddress().getPort() + "/"));
        pages.outbox = new Outbox() {
            @Override
            public void add(String kind, String key, Optional<String> jobId, String payload, Duration delay) {
                planned.add(kind + " " + key + " " + jobId.orElse("of no job"));
            }
        };
        pages.jobs = new Jobs() {
            @Override
            public Optional<Job> find(String id) {
                return Optional.of(aJob().withId(id).of(product).build());
            }
        };
    }

    @AfterEach
    void stop() {
        cache.stop(0);
    }

    @Test
    void areForgottenWhenTheSongIsErased() {
        pages.onErasure(new JobErased("toby"));

        assertThat(planned).containsExactly("lovesong-purge toby of no job");
        assertThat(pages.send(message())).isInstanceOf(Delivery.Delivered.class);
        assertThat(asked).containsExactly("PURGE /result/toby", "PURGE /wall");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 403, 405, 429, 500, 503})
    void areAskedForAgainWhereTheCacheRefuses(int status) {
        answer = status;

        assertThat(pages.send(message())).isEqualTo(Delivery.retry("The cache answered " + status + "."));
        assertThat(asked).containsExactly("PURGE /result/toby");
    }

    @Test
    void areAskedForAgainWhereTheCacheCannotBeReached() {
        cache.stop(0);

        assertThat(pages.send(message())).isInstanceOf(Delivery.Retry.class);
    }

    /** Three more times within the minute after which a page is too old for the cache anyway. */
    @Test
    void areAskedForAgainWithinTheMinuteTheyAreKept() {
        Duration last = pages.backOff().delays().stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(last).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
    }

    @Test
    void areAsGoodAsForgottenWhereTheCacheHasNone() {
        answer = 404;
        assertThat(pages.send(message())).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void needNothingOfOtherProductsOrWithoutACache() {
        product = "petroast";
        pages.onErasure(new JobErased("roast"));
        product = Submission.PRODUCT;
        pages.settings = settings(Map.of());
        pages.onErasure(new JobErased("toby"));

        assertThat(planned).isEmpty();
    }

    private static LoveSongSettings settings(Map<String, String> values) {
        return LoveSongSettings.from(new Settings(name -> Optional.ofNullable(values.get(name))));
    }

    private static OutboxMessage message() {
        return new OutboxMessage(1, CachedPages.KIND, "toby", Optional.empty(), "{}", 1, 1);
    }
}
