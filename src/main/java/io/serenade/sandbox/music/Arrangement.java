package io.serenade.sandbox.music;

import java.util.ArrayList;
import java.util.List;

/** Writes out what a part plays: its rhythm, bar for bar, on the chords of the song. */
final class Arrangement {
    private static final double STRUM_BEATS = 0.018;
    private static final double SOFT = 0.62;

    private final StyleScore styleScore;
    private final List<Bar> form;
    private final int key;
    private final Tune tune;

    Arrangement(StyleScore styleScore, List<Bar> form, int key, Tune tune) {
        this.styleScore = styleScore;
        this.form = form;
        this.key = key;
        this.tune = tune;
    }

    List<Note> notes(Part part) {
        return switch (part.role()) {
            case MELODY -> sung(part, tune.sing(form, part.middle()));
            case HARMONY -> sung(part, tune.harmonise(tune.sing(form, part.middle()), form));
            case CHORD, STRUM, ARPEGGIO, BASS -> played(part);
        };
    }

    /** The beats on which a piece of the kit is struck, with its strength; the bar before a chorus ends in a fill. */
    List<Note> hits(DrumPart part) {
        List<Note> hits = new ArrayList<>();
        for (Bar bar : form) {
            if (part.where().contains(bar.section())) {
                strikes(part.rhythm(), bar).forEach(strike -> hits.add(strike.on(0)));
            }
            if (part.drum() == Drum.SNARE && beforeChorus(bar) && part.where().contains(Section.VERSE)) {
                strikes("............o.xx", bar).forEach(strike -> hits.add(strike.on(0)));
            }
        }
        return hits;
    }

    /** The first beats of the choruses, for a cymbal. */
    List<Note> arrivals() {
        return form.stream()
                .filter(bar -> (bar.section() == Section.CHORUS && bar.place() == 0) || bar.section() == Section.ENDING)
                .map(bar -> new Note(bar.number() * styleScore.beatsPerBar(), 1, 0, 1))
                .toList();
    }

    private boolean beforeChorus(Bar bar) {
        int next = bar.number() + 1;
        return bar.section() == Section.VERSE
                && next < form.size()
                && form.get(next).section() == Section.CHORUS;
    }

    private List<Note> sung(Part part, List<Note> notes) {
        return notes.stream()
                .filter(note -> part.where()
                        .contains(form.get((int) (note.beat() / styleScore.beatsPerBar()))
                                .section()))
                .toList();
    }

    private List<Note> played(Part part) {
        List<Note> notes = new ArrayList<>();
        for (Bar bar : form) {
            if (!part.where().contains(bar.section())) {
                continue;
            }
            List<Integer> tones = bar.chord().around(key, part.middle());
            int count = 0;
            for (Strike strike : bar.section() == Section.ENDING
                    ? List.of(strikes("x", bar).get(0).held(styleScore.beatsPerBar()))
                    : strikes(part.rhythm(), bar)) {
                notes.addAll(struck(part, bar, tones, strike, count++));
            }
        }
        return notes;
    }

    private List<Note> struck(Part part, Bar bar, List<Integer> tones, Strike strike, int count) {
        return switch (part.role()) {
            case CHORD -> tones.stream().map(strike::on).toList();
            case STRUM -> strummed(tones, strike);
            case ARPEGGIO -> List.of(strike.on(climb(tones, count)));
            case BASS -> List.of(strike.on(bass(part, bar, strike)));
            case MELODY, HARMONY -> List.of();
        };
    }

    private static List<Note> strummed(List<Integer> tones, Strike strike) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < tones.size(); i++) {
            Note note = strike.on(tones.get(i));
            notes.add(new Note(note.beat() + i * STRUM_BEATS, note.beats(), note.midi(), note.velocity()));
        }
        notes.add(new Note(
                strike.beat() + tones.size() * STRUM_BEATS, strike.beats(), tones.get(0) + 12, strike.velocity()));
        return notes;
    }

    /** Up over the octave and down again. */
    private static int climb(List<Integer> tones, int count) {
        int top = tones.size();
        int place = count % (2 * top);
        int step = place <= top ? place : 2 * top - place;
        return step == top ? tones.get(0) + 12 : tones.get(step);
    }

    private int bass(Part part, Bar bar, Strike strike) {
        int root = part.middle() + Math.floorMod(key + bar.chord().root() - part.middle() + 4, 12) - 4;
        return strike.velocity() < 1 ? root + 7 : root;
    }

    /** One place of a rhythm where something sounds. */
    private record Strike(double beat, double beats, double velocity) {
        Note on(int midi) {
            return new Note(beat, beats, midi, velocity);
        }

        Strike held(double longer) {
            return new Strike(beat, longer, velocity);
        }
    }

    private List<Strike> strikes(String rhythm, Bar bar) {
        List<Strike> strikes = new ArrayList<>();
        double start = bar.number() * styleScore.beatsPerBar();
        for (int i = 0; i < rhythm.length(); i++) {
            char mark = rhythm.charAt(i);
            if (mark == 'x' || mark == 'o') {
                int end = i + 1;
                while (end < rhythm.length() && rhythm.charAt(end) == '-') {
                    end++;
                }
                double late = i % 2 == 1 ? styleScore.swing() : 0;
                strikes.add(new Strike(start + (i + late) / 4.0, (end - i) / 4.0, mark == 'x' ? 1 : SOFT));
            }
        }
        return strikes;
    }
}
