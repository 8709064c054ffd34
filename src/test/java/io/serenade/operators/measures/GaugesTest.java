package io.serenade.operators.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.serenade.operators.measures.Snapshot.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GaugesTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Gauges gauges = new Gauges(registry);

    @Test
    void showsEveryKindOfNumberWithItsLabels() {
        gauges.show(List.of(
                new Snapshot.Row(Kind.JOBS, "lovesong", Optional.of("parked"), 7),
                new Snapshot.Row(Kind.CREDITS, "sonauto", Optional.empty(), 12_500)));

        assertThat(registry.scrape())
                .contains("serenade_jobs{product=\"lovesong\",state=\"parked\"} 7.0")
                .contains("serenade_credits{account=\"sonauto\"} 12500.0");
    }

    @Test
    void forgetsWhatIsThereNoLonger() {
        gauges.show(List.of(new Snapshot.Row(Kind.DUE, "render", Optional.empty(), 3)));

        gauges.show(List.of());

        assertThat(registry.scrape()).doesNotContain("serenade_due");
    }
}
