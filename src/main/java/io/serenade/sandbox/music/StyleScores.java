package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.Part.Role.ARPEGGIO;
import static io.serenade.sandbox.music.Part.Role.BASS;
import static io.serenade.sandbox.music.Part.Role.CHORD;
import static io.serenade.sandbox.music.Part.Role.HARMONY;
import static io.serenade.sandbox.music.Part.Role.MELODY;
import static io.serenade.sandbox.music.Part.Role.STRUM;
import static io.serenade.sandbox.music.Section.ALWAYS;
import static io.serenade.sandbox.music.Section.BIG;
import static io.serenade.sandbox.music.Section.MOVING;
import static io.serenade.sandbox.music.Section.NOT_INTRO;
import static io.serenade.sandbox.music.Section.ONLY_CHORUS;
import static io.serenade.sandbox.music.Section.ONLY_VERSE;
import static io.serenade.sandbox.music.Section.SUNG;

import java.util.List;

/** The score of each style. Bars are written out so that a change can be seen as well as heard. */
final class StyleScores {

    private StyleScores() {}

    static StyleScore of(Style style) {
        return switch (style) {
            case ROMANTIC -> romantic();
            case ENERGETIC -> energetic();
            case CHILL -> chill();
            case PARTY -> party();
            case RELAXING -> relaxing();
            case HEARTFELT -> heartfelt();
        };
    }

    private static StyleScore romantic() {
        return new StyleScore(
                66,
                74,
                4,
                0,
                0.25,
                0,
                2.2,
                12_000,
                0,
                List.of("I^7 vi7 ii7 V7", "I^7 iii7 IV^7 V7", "I^7 IV^7 vi7 V7"),
                List.of("IV^7 V7 iii7 vi7", "IV^7 V7 I^7 vi7", "vi7 IV^7 I^7 V7"),
                List.of(
                        new Part(MELODY, Sustained.singer(), "", 67, 0.36, 0, 0.35, SUNG),
                        new Part(HARMONY, Sustained.strings(), "", 67, 0.13, 0.35, 0.5, ONLY_CHORUS),
                        new Part(ARPEGGIO, Struck.electricPiano(), "x-o-o-o-x-o-o-o-", 60, 0.30, -0.2, 0.25, MOVING),
                        new Part(CHORD, Struck.electricPiano(), "x---------------", 58, 0.16, -0.2, 0.25, ALWAYS),
                        new Part(CHORD, Sustained.strings(), "x---------------", 62, 0.055, 0.25, 0.5, ALWAYS),
                        new Part(BASS, Sustained.roundBass(), "x-----o-x-------", 38, 0.40, 0, 0.03, NOT_INTRO)),
                List.of(
                        new DrumPart(Drum.SOFT_KICK, "x.........x.....", 0.55, 0, 0.05, ONLY_CHORUS),
                        new DrumPart(Drum.SOFT_KICK, "x.......o.......", 0.45, 0, 0.05, ONLY_VERSE),
                        new DrumPart(Drum.RIM, "....x.......x...", 0.40, 0.15, 0.3, SUNG),
                        new DrumPart(Drum.SHAKER, "o.x.o.x.o.x.o.x.", 0.48, -0.4, 0.2, ONLY_CHORUS)));
    }

    private static StyleScore energetic() {
        return new StyleScore(
                146,
                160,
                4,
                0,
                0.6,
                0,
                0.7,
                14_000,
                0,
                List.of("I5 IV5 I5 V5", "vi5 IV5 I5 V5", "I5 bVII5 IV5 I5"),
                List.of("I5 V5 vi5 IV5", "IV5 I5 V5 vi5", "IV5 V5 I5 I5"),
                List.of(
                        new Part(MELODY, Sustained.leadSynth(), "", 72, 0.24, 0, 0.2, SUNG),
                        new Part(HARMONY, Sustained.leadSynth(), "", 72, 0.11, 0.3, 0.2, ONLY_CHORUS),
                        new Part(CHORD, Plucked.electricGuitar(), "x-o-o-o-x-o-o-o-", 45, 0.12, -0.7, 0.08, ALWAYS),
                        new Part(CHORD, Plucked.electricGuitar(), "x---x---x-o-x---", 52, 0.11, 0.7, 0.08, NOT_INTRO),
                        new Part(BASS, Sustained.growlBass(), "x-x-x-x-x-x-x-x-", 33, 0.62, 0, 0.02, NOT_INTRO)),
                List.of(
                        new DrumPart(Drum.KICK, "x.....x.x.x.....", 0.72, 0, 0.03, SUNG),
                        new DrumPart(Drum.SNARE, "....x.......x...", 0.75, 0.05, 0.15, SUNG),
                        new DrumPart(Drum.HAT, "x.o.x.o.x.o.x.o.", 0.51, 0.35, 0.05, ONLY_VERSE),
                        new DrumPart(Drum.OPEN_HAT, "x...x...x...x...", 0.48, 0.35, 0.05, ONLY_CHORUS),
                        new DrumPart(Drum.HAT, "x...x...x...x...", 0.51, 0.35, 0.05, Section.ONLY_INTRO)));
    }

    private static StyleScore chill() {
        return new StyleScore(
                76,
                84,
                4,
                0.28,
                0.35,
                0.12,
                1.1,
                4_800,
                0.012,
                List.of("ii9 V9 I^7 vi7", "I^7 iii7 vi7 IV^7", "IV^7 iii7 ii7 I^7"),
                List.of("IV^7 iii7 vi7 I^7", "ii7 V9 iii7 vi7", "IV^7 V7 iii7 vi7"),
                List.of(
                        new Part(MELODY, Sustained.flute(), "", 69, 0.22, 0.1, 0.35, SUNG),
                        new Part(CHORD, Struck.dustyPiano(), "x-----o---x-----", 58, 0.22, -0.15, 0.2, ALWAYS),
                        new Part(ARPEGGIO, Plucked.guitar(), "....o...x...o.o.", 64, 0.34, 0.4, 0.3, ONLY_CHORUS),
                        new Part(BASS, Sustained.roundBass(), "x-----x---o-----", 36, 0.38, 0, 0.02, NOT_INTRO)),
                List.of(
                        new DrumPart(Drum.SOFT_KICK, "x......o..x.....", 0.85, 0, 0.05, SUNG),
                        new DrumPart(Drum.SNARE, "....x.......x..o", 0.36, 0.05, 0.2, SUNG),
                        new DrumPart(Drum.HAT, "x.o.x.oox.o.x.o.", 0.42, 0.25, 0.05, SUNG),
                        new DrumPart(Drum.SHAKER, "..o...o...o...o.", 0.42, -0.4, 0.1, ONLY_CHORUS)));
    }

    private static StyleScore party() {
        return new StyleScore(
                122,
                128,
                4,
                0,
                0.5,
                0.55,
                1.0,
                15_000,
                0,
                List.of("vi IV I V", "vi iii IV V", "I V vi IV"),
                List.of("IV V vi I", "vi IV I V", "IV I V vi"),
                List.of(
                        new Part(MELODY, Sustained.leadSynth(), "", 72, 0.21, 0, 0.3, ONLY_CHORUS),
                        new Part(MELODY, Sustained.singer(), "", 69, 0.27, 0, 0.3, ONLY_VERSE),
                        new Part(CHORD, Sustained.brightSaw(), "x--x--x---x--x--", 64, 0.13, 0.15, 0.25, ONLY_CHORUS),
                        new Part(CHORD, Sustained.softPad(), "x---------------", 62, 0.09, 0, 0.4, ALWAYS),
                        new Part(CHORD, Struck.stab(), "..x...x..x..x.x.", 62, 0.13, -0.3, 0.25, ONLY_VERSE),
                        new Part(ARPEGGIO, Struck.stab(), "x.x.x.x.x.x.x.x.", 76, 0.13, 0.45, 0.35, ALWAYS),
                        new Part(BASS, Sustained.growlBass(), "..x-..x-..x-..x-", 33, 0.90, 0, 0.02, SUNG)),
                List.of(
                        new DrumPart(Drum.KICK, "x...x...x...x...", 0.95, 0, 0.02, MOVING),
                        new DrumPart(Drum.CLAP, "....x.......x...", 0.55, 0, 0.2, SUNG),
                        new DrumPart(Drum.OPEN_HAT, "..x...x...x...x.", 0.54, 0.2, 0.05, ONLY_CHORUS),
                        new DrumPart(Drum.HAT, "..x...x...x...x.", 0.54, 0.2, 0.05, ONLY_VERSE),
                        new DrumPart(Drum.SHAKER, "xoxoxoxoxoxoxoxo", 0.36, -0.4, 0.05, SUNG)));
    }

    private static StyleScore relaxing() {
        return new StyleScore(
                78,
                88,
                3,
                0,
                0.1,
                0,
                3.6,
                9_000,
                0,
                List.of("I IV^7 I IV^7", "I vi7 IV^7 I", "I^7 iii7 IV^7 I"),
                List.of("IV^7 I vi7 V", "vi7 IV^7 I V", "IV^7 iii7 vi7 IV^7"),
                List.of(
                        new Part(MELODY, Struck.musicBox(), "", 76, 0.20, 0.15, 0.6, SUNG),
                        new Part(HARMONY, Sustained.flute(), "", 76, 0.11, -0.3, 0.6, ONLY_CHORUS),
                        new Part(ARPEGGIO, Plucked.harp(), "x-o-o-o-o-o-", 62, 0.55, -0.25, 0.45, ALWAYS),
                        new Part(CHORD, Sustained.softPad(), "x-----------", 57, 0.11, 0, 0.6, ALWAYS),
                        new Part(BASS, Sustained.roundBass(), "x-----------", 40, 0.30, 0, 0.1, NOT_INTRO)),
                List.of(new DrumPart(Drum.SHAKER, "....o...o...", 0.27, 0.3, 0.4, BIG)));
    }

    private static StyleScore heartfelt() {
        return new StyleScore(
                94,
                106,
                4,
                0.06,
                0.4,
                0,
                1.3,
                13_000,
                0,
                List.of("I V vi IV", "I IV vi V", "I vi IV V"),
                List.of("IV I V vi", "IV V I vi", "vi IV I V"),
                List.of(
                        new Part(MELODY, Sustained.singer(), "", 67, 0.33, 0, 0.25, SUNG),
                        new Part(HARMONY, Sustained.singer(), "", 67, 0.14, 0.3, 0.3, ONLY_CHORUS),
                        new Part(STRUM, Plucked.guitar(), "x---o-x---o-x-o-", 57, 0.24, -0.35, 0.15, ALWAYS),
                        new Part(ARPEGGIO, Plucked.guitar(), "x-x-x-x-x-x-x-x-", 67, 0.30, 0.4, 0.2, ONLY_CHORUS),
                        new Part(CHORD, Sustained.strings(), "x---------------", 60, 0.045, 0, 0.4, BIG),
                        new Part(BASS, Sustained.roundBass(), "x-----x-o-----x-", 38, 0.34, 0, 0.03, NOT_INTRO)),
                List.of(
                        new DrumPart(Drum.SOFT_KICK, "x.....x.x.......", 0.75, 0, 0.04, SUNG),
                        new DrumPart(Drum.SNARE, "....x.......x...", 0.30, 0.05, 0.2, ONLY_CHORUS),
                        new DrumPart(Drum.RIM, "....x.......x...", 0.42, 0.05, 0.2, ONLY_VERSE),
                        new DrumPart(Drum.SHAKER, "xoxoxoxoxoxoxoxo", 0.48, 0.4, 0.05, SUNG)));
    }
}
