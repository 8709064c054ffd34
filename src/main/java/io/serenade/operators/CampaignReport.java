package io.serenade.operators;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What became of a campaign, for those who paid for it. It holds figures only.
 *
 * @param until the first moment that does not belong to it
 * @param days orders by the day
 * @param hours orders by the hour of the day, from 0 to 23 UTC
 */
public record CampaignReport(Instant from, Instant until, List<Funnel> funnels, List<Day> days, List<Integer> hours) {
    public CampaignReport {
        funnels = List.copyOf(funnels);
        days = List.copyOf(days);
        hours = List.copyOf(hours);
    }

    /**
     * The steps from a product's form to what people did with the result, with their counts.
     *
     * @param kinds what they ordered
     */
    public record Funnel(String product, String title, List<Step> steps, List<Kind> kinds) {
        public Funnel {
            steps = List.copyOf(steps);
            kinds = List.copyOf(kinds);
        }

        /** Nobody counts the events of a product that has no pages. */
        public List<Step> shown() {
            boolean counted = steps.stream().anyMatch(step -> step.counted() && step.count() > 0);
            return steps.stream().filter(step -> counted || !step.counted()).toList();
        }

        /** A step's share of the one it follows from; empty where that is not known. */
        public Optional<Rate> rate(Step step) {
            Optional<Rate> base =
                    switch (step.word()) {
                        case "started", "submitted" -> Optional.of(new Rate("opened", count("opened")));
                        case "done" -> Optional.of(new Rate("orders", count("submitted")));
                        case "played", "shared", "downloaded" -> Optional.of(new Rate("results", count("seen")));
                        default -> Optional.empty();
                    };
            return base.filter(of -> of.share() > 0).map(of -> new Rate(of.of(), step.count() / of.share()));
        }

        private double count(String word) {
            return steps.stream()
                    .filter(step -> step.word().equals(word))
                    .mapToLong(Step::count)
                    .sum();
        }

        /** The most that any step has. */
        public long most() {
            return steps.stream().mapToLong(Step::count).max().orElse(0);
        }
    }

    /** @param of what, in a word */
    public record Rate(String of, double share) {}

    /** @param counted whether pages count it; orders are counted by their rows */
    public record Step(String word, String label, long count, boolean counted) {}

    public record Kind(String title, List<Share> shares) {
        public Kind {
            shares = List.copyOf(shares);
        }
    }

    public record Share(String label, int orders) {}

    public record Day(LocalDate day, int orders) {}
}
