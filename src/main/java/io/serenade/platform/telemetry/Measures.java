package io.serenade.platform.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;

/**
 * Metrics of what this node does. Labels are words of the code, never of people or of answers, so their number is
 * limited. The metrics are shown at {@code /metrics}; on a server that does not collect them this class does nothing.
 */
public final class Measures {
    private static final MeterRegistry REGISTRY = Metrics.globalRegistry;

    private static final Duration[] OF_A_CALL = seconds(0.1, 0.5, 1, 5, 15, 30, 60);
    private static final Duration[] OF_A_STAGE = seconds(0.1, 1, 5, 15, 60, 240, 900);
    private static final Duration[] OF_A_JOB = seconds(5, 15, 30, 60, 120, 300, 600, 1_800, 3_600);

    private Measures() {}

    /**
     * Registers counters that must be reported as zero from the start; otherwise their first event would not show as a
     * rise.
     */
    public static void begin(Collection<String> products) {
        products.forEach(Measures::orders);
        for (boolean well : new boolean[] {true, false}) {
            pets(well);
            webhooks(well);
        }
    }

    public static void ordered(String product) {
        orders(product).increment();
    }

    /** @param took from order to end */
    public static void jobEnded(String product, String state, Duration took) {
        timer("serenade.job", OF_A_JOB, "product", product, "state", state).record(took);
    }

    public static void stageEnded(String product, String stage, String outcome, Duration took) {
        timer("serenade.stage", OF_A_STAGE, "product", product, "stage", stage, "outcome", outcome)
                .record(took);
    }

    /** @param answer the class of the answer, such as {@code ok} or {@code unavailable} */
    public static void providerCalled(
            String provider, String operation, String answer, Duration took, BigDecimal dollars) {
        timer("serenade.provider.call", OF_A_CALL, "provider", provider, "operation", operation, "answer", answer)
                .record(took);
        REGISTRY.counter("serenade.provider.cost.dollars", "provider", provider).increment(dollars.doubleValue());
    }

    public static void petLookedFor(boolean seen) {
        pets(seen).increment();
    }

    public static void webhookSent(boolean delivered) {
        webhooks(delivered).increment();
    }

    private static Counter orders(String product) {
        return REGISTRY.counter("serenade.orders", "product", product);
    }

    private static Counter pets(boolean seen) {
        return REGISTRY.counter("serenade.pet.detections", "seen", Boolean.toString(seen));
    }

    private static Counter webhooks(boolean delivered) {
        return REGISTRY.counter("serenade.webhooks", "delivered", Boolean.toString(delivered));
    }

    private static Timer timer(String name, Duration[] bounds, String... labels) {
        return Timer.builder(name).tags(labels).serviceLevelObjectives(bounds).register(REGISTRY);
    }

    private static Duration[] seconds(double... seconds) {
        Duration[] bounds = new Duration[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            bounds[i] = Duration.ofMillis(Math.round(seconds[i] * 1_000));
        }
        return bounds;
    }
}
