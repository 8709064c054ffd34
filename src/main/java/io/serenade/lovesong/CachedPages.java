package io.serenade.lovesong;

import io.serenade.jobs.JobErased;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.outbox.BackOff;
import io.serenade.jobs.outbox.Delivery;
import io.serenade.jobs.outbox.Outbox;
import io.serenade.jobs.outbox.OutboxHandler;
import io.serenade.jobs.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has the cache in front of the site forget the pages that show a song that is erased, by the method {@code PURGE} that Varnish,
 * nginx and others take. Without {@code CDN_PURGE_URL} the page is shown from there for another minute at most.
 */
@ApplicationScoped
public class CachedPages implements OutboxHandler {
    static final String KIND = "lovesong-purge";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MULTIPLE_CHOICES = 300;
    private static final int NOT_FOUND = 404;

    /** After a minute the cache has forgotten the page by itself. */
    private static final BackOff BACK_OFF =
            new BackOff(List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30)), 0.1);

    @Inject
    Outbox outbox;

    @Inject
    Jobs jobs;

    @Inject
    LoveSongSettings settings;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** The message names no job: what belongs to the job goes with it. */
    void onErasure(@Observes JobErased erased) {
        boolean isSong = jobs.find(erased.jobId())
                .filter(job -> job.product().equals(Submission.PRODUCT))
                .isPresent();
        if (isSong && settings.cachePurgeUrl().isPresent()) {
            outbox.add(KIND, erased.jobId(), Optional.empty(), "{}", Duration.ZERO);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public BackOff backOff() {
        return BACK_OFF;
    }

    @Override
    public boolean isPersonal() {
        return false;
    }

    /** Receivers that hang must not hold up other messages, of which a night of clean-up leaves few places. */
    @Override
    public int maxAtOnce() {
        return 2;
    }

    @Override
    public Delivery send(OutboxMessage message) {
        Optional<URI> cache = settings.cachePurgeUrl();
        if (cache.isEmpty()) {
            return Delivery.giveUp("CDN_PURGE_URL is not set any more.");
        }
        String base = cache.get().toString().replaceAll("/$", "");
        try {
            for (String path : List.of("/result/" + message.key(), "/wall")) {
                int status = purge(URI.create(base + path));
                // A cache that has no such page says so.
                if (status >= MULTIPLE_CHOICES && status != NOT_FOUND) {
                    return Delivery.retry("The cache answered " + status + ".");
                }
            }
            return Delivery.delivered();
        } catch (IOException e) {
            return Delivery.retry("The cache cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Delivery.retry("Interrupted while a page was purged.");
        }
    }

    private int purge(URI page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page)
                .timeout(TIMEOUT)
                .method("PURGE", BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
