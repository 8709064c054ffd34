package io.serenade.rendering.filters;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Where the pet is in a clip, from the moments at which it was seen; smooth between them. */
public final class PetTrack {
    /** Where a pet that was never seen is assumed to be: as in a portrait. */
    private static final Spot PORTRAIT = new Spot(Duration.ZERO, 0.22, 0.26, 0.56, 0.6);

    private final List<Spot> spots;

    /**
     * Where the pet was seen, in fractions of width and height from the upper left corner.
     *
     * @param at since the clip began
     */
    public record Spot(Duration at, double left, double top, double width, double height) {
        private Spot towards(Spot next, double share) {
            return new Spot(
                    at,
                    left + (next.left - left) * share,
                    top + (next.top - top) * share,
                    width + (next.width - width) * share,
                    height + (next.height - height) * share);
        }

        double middle() {
            return left + width / 2;
        }
    }

    /** @param spots in any order; empty if it was never seen */
    public PetTrack(List<Spot> spots) {
        this.spots = spots.isEmpty()
                ? List.of(PORTRAIT)
                : spots.stream().sorted(Comparator.comparing(Spot::at)).toList();
    }

    Spot at(double seconds) {
        Spot before = spots.get(0);
        for (Spot spot : spots) {
            double time = spot.at().toMillis() / 1000.0;
            if (time > seconds) {
                double start = before.at().toMillis() / 1000.0;
                return time == start || seconds < start
                        ? before
                        : before.towards(spot, eased((seconds - start) / (time - start)));
            }
            before = spot;
        }
        return before;
    }

    private static double eased(double share) {
        return share * share * (3 - 2 * share);
    }

    /** The median width of the pet, so that what is drawn on it does not change its size all the time. */
    double usualWidth() {
        List<Double> widths = spots.stream().map(Spot::width).sorted().toList();
        return widths.get(widths.size() / 2);
    }
}
