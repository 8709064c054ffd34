package io.serenade.musicvideo;

import io.serenade.jobs.calls.Prices;
import io.serenade.musicvideo.lyrics.LyricsService;
import io.serenade.musicvideo.planning.ClipAssignment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;

/** What a film will cost, before anything is paid, and how many clips its budget pays for. */
@ApplicationScoped
public class Estimate {
    /** Two scenes and two characters (specification, Typical Count). */
    private static final int PICTURES = 4;

    /** Shots have four to eight seconds. */
    private static final double SHOT_SECONDS = 6;

    /** Of a plan; specification, Estimated Costs. */
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
     * @param clips how many clips it pays for
     * @param clip what one of them costs
     * @param mostClips as many as the budget pays for; fewer than three where it does not pay for a film
     */
    public record Forecast(BigDecimal cost, int clips, BigDecimal clip, int mostClips) {
        public boolean isAffordable() {
            return mostClips >= MusicVideoSettings.FEWEST_CLIPS;
        }
    }

    /** What it costs to make a clip once more. */
    public BigDecimal ofAnother(FilmClip clip) {
        ClipModel model = settings.clipModels().get(0);
        return model.price(prices.find(model.name()), clip.seconds()).atMost(settings.clipDeadline());
    }

    public Forecast of(Duration song) {
        double seconds = song.toMillis() / 1_000.0;
        BigDecimal beside = prices.find(settings.imageModels().get(0))
                .atMost(DrawReferences.RUNNING)
                .multiply(BigDecimal.valueOf(PICTURES))
                .add(lyrics.cost(seconds))
                .add(PLAN);
        ClipModel model = settings.clipModels().get(0);
        BigDecimal clip = model.price(prices.find(model.name()), SHOT_SECONDS).atMost(settings.clipDeadline());
        int most =
                ClipAssignment.mostClips(settings.mostClips(), settings.budget().subtract(beside), clip);
        int wanted = (int) Math.max(MusicVideoSettings.FEWEST_CLIPS, Math.round(seconds / SHOT_SECONDS));
        int clips = Math.min(most, wanted);
        return new Forecast(beside.add(clip.multiply(BigDecimal.valueOf(clips))), clips, clip, most);
    }
}
