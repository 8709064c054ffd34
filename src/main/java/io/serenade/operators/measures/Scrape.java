package io.serenade.operators.measures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.engine.WorkerSettings;
import io.serenade.jobs.engine.Workers;
import io.serenade.operators.OperatedProducts;
import io.serenade.platform.database.DatabaseException;
import io.serenade.platform.database.DatabaseWatch;
import io.serenade.platform.telemetry.Measures;
import io.serenade.storage.MediaStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Collects this node's measures and shows them, with how everything stands, as Prometheus reads them. */
@ApplicationScoped
public class Scrape {
    private static final Logger LOG = System.getLogger(Scrape.class.getName());

    /** How long a snapshot is reused, so that frequent reads cost the database nothing more. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    @Inject
    Snapshot snapshot;

    @Inject
    SnapshotDefaults complement;

    @Inject
    OperatedProducts products;

    @Inject
    DatabaseWatch database;

    @Inject
    Workers workers;

    @Inject
    WorkerSettings workerSettings;

    @Inject
    MediaStore media;

    @Inject
    Clock clock;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Gauges gauges = new Gauges(registry);
    private Instant readAt = Instant.MIN;

    /** Runs at the start, because what is counted before there is a registry would be lost. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        Metrics.addRegistry(registry);
        Measures.begin(products.names());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        MachineMeasures.bindTo(registry);
        for (WorkerPool pool : WorkerPool.values()) {
            gauge("serenade.workers", workerSettings, of -> of.workers(pool), pool);
            gauge("serenade.workers.busy", workers, of -> of.busy(pool), pool);
        }
        Gauge.builder("serenade.database.up", database, watch -> watch.isAnswering() ? 1 : 0)
                .register(registry);
        Gauge.builder("serenade.storage.writable", media, store -> store.isWritable() ? 1 : 0)
                .register(registry);
        Gauge.builder("serenade.storage.fullness", media, Scrape::fullness)
                .description("Of the fullest disk, from 0 to 1; of a bucket it is not known")
                .register(registry);
    }

    private <T> void gauge(String name, T of, ToDoubleFunction<T> value, WorkerPool pool) {
        Gauge.builder(name, of, value).tag("pool", pool.key()).register(registry);
    }

    private static double fullness(MediaStore media) {
        try {
            return media.fullness().orElse(Double.NaN);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "How full the storage is cannot be told", e);
            return Double.NaN;
        }
    }

    /** All measures, in Prometheus' text format. */
    public String text() {
        renew();
        return registry.scrape();
    }

    private synchronized void renew() {
        Instant now = clock.instant();
        if (readAt.isAfter(now.minus(FRESH)) && !readAt.isAfter(now)) {
            return;
        }
        readAt = now;
        gauges.show(read());
    }

    /** Without the database, this node's own counts are reported all the same. */
    private List<Snapshot.Row> read() {
        if (!database.isAnswering()) {
            return List.of();
        }
        try {
            return complement.of(snapshot.read());
        } catch (DatabaseException e) {
            LOG.log(Level.WARNING, "How everything stands could not be read for /metrics: {0}", e.getMessage());
            return List.of();
        }
    }

    @PreDestroy
    void close() {
        Metrics.removeRegistry(registry);
        registry.close();
    }
}
