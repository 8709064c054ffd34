package io.serenade.musicvideo.planning;

import io.serenade.musicvideo.analysis.Mood;
import io.serenade.musicvideo.analysis.Section;
import io.serenade.musicvideo.analysis.Section.Type;
import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.musicvideo.lyrics.Lyrics;
import io.serenade.musicvideo.lyrics.Lyrics.Line;
import io.serenade.musicvideo.lyrics.Lyrics.Timing;
import io.serenade.musicvideo.lyrics.Lyrics.Word;
import java.util.ArrayList;
import java.util.List;

/** Songs of any length at 120 BPM in 4/4: two bars of intro, then verses and choruses of eight bars, two of outro. */
final class SongForTests {
    static final String WISH = "A red fox runs through a city of glass at night, looking for the river it was born at.";

    private SongForTests() {}

    static SongAnalysis lasting(double seconds) {
        return lasting(seconds, new Mood("energetic", "bright", "high", 0.8));
    }

    static SongAnalysis lasting(double seconds, Mood mood) {
        List<Double> beats = new ArrayList<>();
        for (int i = 0; i * 0.5 < seconds; i++) {
            beats.add(i * 0.5);
        }
        List<Double> cuts = new ArrayList<>(List.of(0.0));
        while (seconds - cuts.get(cuts.size() - 1) > 8) {
            cuts.add(cuts.get(cuts.size() - 1) + 4);
        }
        cuts.add(seconds);
        return new SongAnalysis(
                seconds,
                120,
                beats,
                beats.stream().filter(beat -> beat % 2 == 0).toList(),
                beats,
                sections(seconds),
                mood,
                cuts,
                0.9,
                false,
                "dynamic_programming");
    }

    private static List<Section> sections(double seconds) {
        List<Section> sections = new ArrayList<>(List.of(new Section(Type.INTRO, 0, 4, 0.2)));
        double at = 4;
        boolean verse = true;
        while (at + 16 < seconds - 4) {
            sections.add(new Section(verse ? Type.VERSE : Type.CHORUS, at, at + 16, verse ? 0.5 : 0.95));
            verse = !verse;
            at += 16;
        }
        sections.add(new Section(Type.OUTRO, at, seconds, 0.3));
        return sections;
    }

    static PlanRequest request(double seconds) {
        return new PlanRequest(WISH, lasting(seconds), lyrics(), 30);
    }

    static Lyrics lyrics() {
        return new Lyrics(
                List.of(new Line(
                        "Run little fox",
                        4.5,
                        6.5,
                        List.of(new Word("Run", 4.5, 5), new Word("little", 5, 6), new Word("fox", 6, 6.5)))),
                Timing.EXACT,
                false,
                "english",
                "whisper-1");
    }
}
