package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.PcmSong.SAMPLE_RATE;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Composes and plays a song. A pure function: the same seed, style and length give the same samples on every machine,
 * because all random numbers come from the seed and all curves from {@link StrictMath}.
 */
public final class SongSynthesizer {
    private static final double HELD_OVER = 1.02;

    private SongSynthesizer() {}

    public static PcmSong synthesize(String seed, Style style, int seconds) {
        Score score = Score.of(seed, style, seconds);
        StyleScore styleScore = score.styleScore();
        double secondsPerBeat = score.secondsPerBeat();
        Tune tune = new Tune(score.key(), styleScore, score.random());
        Arrangement arrangement = new Arrangement(styleScore, score.form(), score.key(), tune);

        Mix mix = new Mix(seconds * SAMPLE_RATE, secondsPerBeat * SAMPLE_RATE, styleScore.pump());
        styleScore.parts().forEach(part -> play(part, arrangement.notes(part), secondsPerBeat, mix));
        drum(styleScore, arrangement, mix);
        if (styleScore.crackle() > 0) {
            mix.crackle(styleScore.crackle());
        }
        Room.add(mix, styleScore.room());
        return Mastering.finish(mix, styleScore.treble());
    }

    /** Equal notes sound equal, so each is made once; a song repeats most of them. */
    private static void play(Part part, List<Note> notes, double secondsPerBeat, Mix mix) {
        Map<Note, float[]> made = new HashMap<>();
        for (Note note : notes) {
            Note alike = new Note(0, note.beats(), note.midi(), note.velocity());
            float[] sound = made.computeIfAbsent(alike, first -> part.sound()
                    .play(first.hertz(), first.beats() * secondsPerBeat * HELD_OVER, first.velocity()));
            mix.add(sound, note.beat(), part.gain(), part.pan(), part.echo(), true);
        }
    }

    private static void drum(StyleScore styleScore, Arrangement arrangement, Mix mix) {
        Map<Drum, float[]> kit = new EnumMap<>(Drum.class);
        for (DrumPart part : styleScore.drums()) {
            float[] hit = kit.computeIfAbsent(part.drum(), Drum::hit);
            for (Note note : arrangement.hits(part)) {
                mix.add(hit, note.beat(), part.gain() * note.velocity(), part.pan(), part.echo(), false);
            }
        }
        if (kit.containsKey(Drum.KICK)) {
            float[] cymbal = Drum.CRASH.hit();
            arrangement.arrivals().forEach(note -> mix.add(cymbal, note.beat(), 0.35, -0.3, 0.2, false));
        }
    }
}
