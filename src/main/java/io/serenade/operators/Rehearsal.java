package io.serenade.operators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * The state or the result of a rehearsal.
 *
 * @param ordered whether all visitors have ordered
 * @param accepted until orders were accepted, in seconds
 * @param took from order to result of those that ended well, in seconds
 * @param perHour results an hour from its beginning to the last result
 * @param faults what became of the visitors, by what the stand-ins did to them
 * @param broken why orders were refused, and why jobs failed to which nothing was done
 */
public record Rehearsal(
        long id,
        Instant begunAt,
        String operator,
        int visitors,
        boolean ordered,
        Times accepted,
        Times took,
        OptionalDouble perHour,
        BigDecimal dollars,
        long credits,
        List<Fault> faults,
        List<Broken> broken) {
    public Rehearsal {
        faults = List.copyOf(faults);
        broken = List.copyOf(broken);
    }

    /** The median and the 95th percentile. */
    public record Times(OptionalDouble p50, OptionalDouble p95) {}

    /** @param name empty for nothing */
    public record Fault(String name, int visitors, int refused, int done, int failed) {
        public int underWay() {
            return visitors - refused - done - failed;
        }
    }

    public record Broken(String why, int number) {}

    private int sum(ToIntFunction<Fault> figure) {
        return faults.stream().mapToInt(figure).sum();
    }

    public int done() {
        return sum(Fault::done);
    }

    public int failed() {
        return sum(Fault::failed);
    }

    public int underWay() {
        return sum(Fault::underWay);
    }

    public boolean isOver() {
        return ordered && underWay() == 0;
    }

    /** What a thousand accepted orders cost. */
    public Optional<BigDecimal> dollarsPerThousand() {
        int orders = sum(Fault::visitors) - sum(Fault::refused);
        return orders == 0
                ? Optional.empty()
                : Optional.of(dollars.multiply(BigDecimal.valueOf(1_000))
                        .divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_UP));
    }

    public long creditsPerThousand() {
        int orders = sum(Fault::visitors) - sum(Fault::refused);
        return orders == 0 ? 0 : credits * 1_000 / orders;
    }
}
