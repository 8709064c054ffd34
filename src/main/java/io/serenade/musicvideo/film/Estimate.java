package io.serenade.musicvideo.film;

import io.serenade.jobs.calls.Prices;
import io.serenade.musicvideo.lyrics.LyricsService;
import io.serenade.musicvideo.planning.ClipAssignment;
import io.serenade.musicvideo.stages.DrawReferences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Estimates what a film will cost, before anything is paid, and how many clips its budget pays for. */
@ApplicationScoped
public class Estimate {
    /** The step between two song lengths in the list of prices, which people see before they send a song. */
    public static final Duration STEP = Duration.ofSeconds(10);

    /**
     * A song may be longer than a step by this much at no cost, because browsers and decoders differ slightly about its
     * length.
     */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    /** Two scenes and two characters, the typical number. */
    private static final int PICTURES = 4;

    /** Shots have four to eight seconds. */
    private static final double SHOT_SECONDS = 6;

    /** The estimated cost of a plan. */
    private static final BigDecimal PLAN = new BigDecimal("0.05");

    @Inject
    MusicVideoSettings settings;

    @Inject
    Prices prices;

    @Inject
    LyricsService lyrics;

    /**
     * A forecast.
     *
     * @param cost in dollars
     * @param clips how many clips are included
     * @param clip what one of them costs, in dollars
     * @param mostClips how many the budget allows; fewer than three if it does not allow a film
     * @param parts what each stage that pays for something will cost
     */
    public record Forecast(
            BigDecimal cost, int clips, BigDecimal clip, int mostClips, Map<FilmStep, BigDecimal> parts) {
        public Forecast {
            parts = Map.copyOf(parts);
        }

        public boolean isAffordable() {
            return mostClips >= MusicVideoSettings.FEWEST_CLIPS;
        }
    }

    /** What it costs to make a clip once more. */
    public BigDecimal ofAnother(FilmClip clip) {
        ClipModel model = settings.clipModels().get(0);
        return model.price(prices.find(model.name()), clip.seconds()).atMost(settings.clipDeadline());
    }

    /** As {@link #of}, with half of the clips, which more shots share; never fewer than a film needs. */
    public Forecast modest(Duration song) {
        Forecast usual = of(song);
        int clips = Math.min(usual.clips(), Math.max(MusicVideoSettings.FEWEST_CLIPS, usual.clips() / 2));
        BigDecimal saved = usual.clip().multiply(BigDecimal.valueOf(usual.clips() - (long) clips));
        Map<FilmStep, BigDecimal> parts = new EnumMap<>(usual.parts());
        parts.computeIfPresent(FilmStep.VIDEO_GENERATION, (step, cost) -> cost.subtract(saved));
        return new Forecast(
                usual.cost().subtract(saved), clips, usual.clip(), Math.min(usual.mostClips(), clips), parts);
    }

    /** The forecast for the next full step of a song's length, as the page shows it. */
    public Forecast of(Duration song) {
        double seconds = STEP.multipliedBy(steps(song)).toMillis() / 1_000.0;
        BigDecimal pictures = prices.find(settings.imageModels().get(0))
                .atMost(DrawReferences.RUNNING)
                .multiply(BigDecimal.valueOf(PICTURES));
        BigDecimal words = lyrics.cost(seconds);
        BigDecimal beside = pictures.add(words).add(PLAN);
        ClipModel model = settings.clipModels().get(0);
        BigDecimal clip = model.price(prices.find(model.name()), SHOT_SECONDS).atMost(settings.clipDeadline());
        int most =
                ClipAssignment.mostClips(settings.mostClips(), settings.budget().subtract(beside), clip);
        int wanted = (int) Math.max(MusicVideoSettings.FEWEST_CLIPS, Math.round(seconds / SHOT_SECONDS));
        int clips = Math.min(most, wanted);
        BigDecimal all = clip.multiply(BigDecimal.valueOf(clips));
        return new Forecast(
                beside.add(all),
                clips,
                clip,
                most,
                Map.of(
                        FilmStep.AUDIO_ANALYSIS, words,
                        FilmStep.SCENE_PLANNING, PLAN,
                        FilmStep.REFERENCE_GENERATION, pictures,
                        FilmStep.VIDEO_GENERATION, all));
    }

    /** The number of steps, rounded up. The page's script counts them in the same way. */
    static long steps(Duration song) {
        return Math.max(1, (song.minus(TOLERANCE).toMillis() + STEP.toMillis() - 1) / STEP.toMillis());
    }
}
