package io.serenade.musicvideo.film;

import io.serenade.musicvideo.film.FilmStory.PaidCall;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a film was expected to cost and what it has cost.
 *
 * @param stages those that pay for something, in their order
 * @param calls each that was paid, in the order in which they were
 */
public record FilmCosts(List<StageCosts> stages, List<PaidCall> calls) {
    public FilmCosts {
        stages = List.copyOf(stages);
        calls = List.copyOf(calls);
    }

    /** The costs of one stage, in dollars. @param estimated empty if that was not stored */
    public record StageCosts(FilmStep step, Optional<BigDecimal> estimated, BigDecimal spent) {}

    public static FilmCosts of(Film film, List<PaidCall> calls) {
        return of(film.estimatedParts(), calls);
    }

    static FilmCosts of(Map<FilmStep, BigDecimal> estimated, List<PaidCall> calls) {
        return new FilmCosts(
                Arrays.stream(FilmStep.values())
                        .filter(step ->
                                estimated.containsKey(step) || calls.stream().anyMatch(call -> call.step() == step))
                        .map(step -> new StageCosts(step, Optional.ofNullable(estimated.get(step)), spent(step, calls)))
                        .toList(),
                calls);
    }

    private static BigDecimal spent(FilmStep step, List<PaidCall> calls) {
        return calls.stream()
                .filter(call -> call.step() == step)
                .map(PaidCall::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
