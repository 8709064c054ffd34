package io.serenade.sandbox.music;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Lays out a song: intro, then verses and choruses of four bars in turn, and one bar at home to end on. */
final class Form {
    private static final int PHRASE = 4;
    private static final int BARS_FOR_LONG_INTRO = 14;
    private static final int BARS_FOR_INTRO = 6;

    private Form() {}

    static List<Bar> of(StyleScore styleScore, int bars, SplittableRandom random) {
        List<Chord> verse = choose(styleScore.verses(), random);
        List<Chord> chorus = choose(styleScore.choruses(), random);
        int intro = bars >= BARS_FOR_LONG_INTRO ? 2 : bars >= BARS_FOR_INTRO ? 1 : 0;
        List<Bar> form = new ArrayList<>();
        for (int number = 0; number < bars - 1; number++) {
            int sung = number - intro;
            int place = Math.floorMod(sung, PHRASE);
            if (sung < 0) {
                form.add(new Bar(number, Section.INTRO, place, verse.get(number)));
            } else if (sung / PHRASE % 2 == 0) {
                form.add(new Bar(number, Section.VERSE, place, verse.get(place)));
            } else {
                form.add(new Bar(number, Section.CHORUS, place, chorus.get(place)));
            }
        }
        form.add(new Bar(bars - 1, Section.ENDING, 0, home(verse, chorus)));
        return form;
    }

    /** The chord of the key note as the style writes it, or plain. */
    private static Chord home(List<Chord> verse, List<Chord> chorus) {
        return Stream.concat(verse.stream(), chorus.stream())
                .filter(chord -> chord.root() == 0)
                .findFirst()
                .orElseGet(() -> Chord.parse("I"));
    }

    private static List<Chord> choose(List<String> progressions, SplittableRandom random) {
        return Chord.progression(progressions.get(random.nextInt(progressions.size())));
    }
}
