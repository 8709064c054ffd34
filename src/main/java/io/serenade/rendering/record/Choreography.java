package io.serenade.rendering.record;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.mp4.PictureOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts the encoded groups in their places: the needle comes down to a beat, each turn begins on one, the end card comes up
 * with the last of them. Turns of the chorus are shown by pictures of their own. Frame durations are numbers in a table, so following the beat costs nothing.
 */
final class Choreography {
    private static final System.Logger LOG = System.getLogger(Choreography.class.getName());
    private static final double FIRST_BEAT = 0.6;
    /** A beat that is further than this from where it is expected, in beats, is ignored. */
    private static final double REACH = 0.25;

    private static final double SHORTEST_CARD = 3.5;
    private static final double SHORTEST_SONG_WITH_CARD = 15;

    private final Script script;
    private final List<Span> choruses;
    private final double turnSeconds;
    private final double openingSeconds;
    private final Optional<Tempo> tempo;
    private final double[] beats;

    private Choreography(
            Script script, List<Span> choruses, double turn, double opening, Optional<Tempo> tempo, double[] beats) {
        this.script = script;
        this.choruses = choruses;
        this.turnSeconds = turn;
        this.openingSeconds = opening;
        this.tempo = tempo;
        this.beats = beats;
    }

    static Choreography of(
            Script script, List<Span> choruses, RecordVideoSettings settings, Optional<Tempo> tempo, double[] beats) {
        double opening = (double) script.opening() / settings.framesPerSecond();
        double usual = settings.turn().toNanos() / 1e9;
        return new Choreography(script, choruses, tempo.map(Tempo::turnSeconds).orElse(usual), opening, tempo, beats);
    }

    /**
     * Follows the beats of a song. They are an extra: if they cannot be followed, the record turns evenly.
     *
     * @param beats seconds of all beats of a tempo
     * @param samples length of the song
     */
    static PictureOrder follow(
            RecordVideoSettings settings,
            Script script,
            List<Span> choruses,
            Optional<Tempo> tempo,
            Function<Tempo, double[]> beats,
            long samples) {
        if (tempo.isPresent()) {
            try {
                return of(script, choruses, settings, tempo, beats.apply(tempo.get()))
                        .order(samples, settings.framesPerSecond());
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the beat of a song cannot be followed, so its record turns evenly: " + tempo.get(),
                        e);
            }
        }
        return of(script, choruses, settings, Optional.empty(), new double[0])
                .order(samples, settings.framesPerSecond());
    }

    PictureOrder order(long samples, int framesPerSecond) {
        if (script.isPlain()) {
            return PictureOrder.repeated(script.turn(), samples, Arguments.SAMPLE_RATE, framesPerSecond);
        }
        double end = (double) samples / Arguments.SAMPLE_RATE;
        List<Double> bounds = bounds(end);
        if (bounds.size() == 1) {
            return openingAlone(bounds.get(0), end);
        }
        int turns = wholeTurns(bounds, end);
        PictureOrder order = new PictureOrder().show(0, script.opening(), 0, tick(bounds.get(0)));
        for (int i = 0; i < turns; i++) {
            order.show(
                    look(bounds.get(i), bounds.get(i + 1)),
                    script.turn(),
                    tick(bounds.get(i)),
                    tick(bounds.get(i + 1)));
        }
        double last = bounds.get(turns);
        if (hasCard(end)) {
            showCard(order, last, samples);
        } else {
            double length = bounds.get(turns + 1) - last;
            int count = (int) Math.round((end - last) / length * script.turn());
            order.show(look(last, last + length), count, tick(last), tick(last + length * count / script.turn()));
        }
        return order;
    }

    /** The first picture of a turn, which is one of the chorus when that is sung in its middle. */
    private int look(double from, double to) {
        double middle = (from + to) / 2;
        boolean sung = choruses.stream().anyMatch(span -> span.holds(middle));
        return sung && script.chorus() > 0 ? script.firstOfChorus() : script.firstOfTurn();
    }

    /** A song that is over before the record is up to speed. */
    private PictureOrder openingAlone(double length, double end) {
        int count = (int) Math.max(1, Math.round(end / length * script.opening()));
        return new PictureOrder().show(0, count, 0, tick(length * count / script.opening()));
    }

    private void showCard(PictureOrder order, double from, long samples) {
        double risen = from + turnSeconds * script.rise() / script.turn();
        order.show(script.firstOfCard(), script.rise(), tick(from), tick(risen));
        order.goOn(script.firstOfCard() + script.rise(), script.rest(), tick(risen), samples);
    }

    private boolean hasCard(double end) {
        return script.rest() > 0 && end >= SHORTEST_SONG_WITH_CARD;
    }

    /** How many turns are shown from their first picture to their last. */
    private int wholeTurns(List<Double> bounds, double end) {
        double until = hasCard(end) ? end - SHORTEST_CARD : end;
        int turns = 0;
        while (bounds.get(turns + 1) <= until) {
            turns++;
        }
        return turns;
    }

    /** The starts of the turns in seconds; the last one lies after the end of the song. */
    private List<Double> bounds(double end) {
        List<Double> bounds = new ArrayList<>();
        double at = tempo.map(known -> firstBeat(known.beatSeconds())).orElse(openingSeconds);
        for (; at <= end; at = next(at)) {
            bounds.add(at);
        }
        bounds.add(at);
        return bounds;
    }

    private double firstBeat(double gap) {
        double first = beats.length == 0 ? FIRST_BEAT : beats[0];
        while (first < FIRST_BEAT) {
            first += gap;
        }
        while (first - gap >= FIRST_BEAT) {
            first -= gap;
        }
        return heard(first, gap);
    }

    private double next(double from) {
        double expected = from + turnSeconds;
        return tempo.map(known -> heard(expected, known.beatSeconds())).orElse(expected);
    }

    /** The beat that was heard near a moment, or the moment. */
    private double heard(double expected, double gap) {
        double nearest = expected;
        double least = REACH * gap;
        for (double beat : beats) {
            if (Math.abs(beat - expected) < least) {
                least = Math.abs(beat - expected);
                nearest = beat;
            }
        }
        return nearest;
    }

    private static long tick(double seconds) {
        return Math.round(seconds * Arguments.SAMPLE_RATE);
    }
}
