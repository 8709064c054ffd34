package io.serenade.musicvideo.lyrics;

import io.serenade.providers.Transcriber.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes hallucinations that Whisper and similar models produce where nobody sings: segments with low confidence,
 * closing phrases of training videos, and endless repetitions. A chorus is repeated as well, but not without a pause
 * for its verses.
 */
final class HallucinationFilter {
    private static final double NO_SPEECH = 0.6;
    private static final double LOW_CERTAINTY = -0.8;

    /** Segments below this certainty are always hallucinated. */
    private static final double NO_CERTAINTY = -1.5;

    /** This many equal segments in a row are a loop of the model. */
    private static final int LOOP = 3;

    /** Windows of silence are filled with one segment each. */
    private static final double WINDOW = 29;

    private static final int FEW_WORDS = 6;

    private static final Set<String> PHRASES = Set.of(
            "thank you",
            "thank you very much",
            "thank you so much",
            "thanks",
            "thanks for watching",
            "thank you for watching",
            "thank you for listening",
            "thanks for listening",
            "please subscribe",
            "please subscribe to my channel",
            "subscribe to my channel",
            "like and subscribe",
            "dont forget to like and subscribe",
            "see you next time",
            "see you in the next video",
            "bye",
            "bye bye",
            "you",
            "the end",
            "music",
            "music playing",
            "applause",
            "silence",
            "instrumental",
            "instrumental music",
            "upbeat music",
            "subtitles by the amaraorg community",
            "subtitles by amaraorg",
            "untertitel im auftrag des zdf",
            "untertitel der amaraorgcommunity",
            "soustitres réalisés par la communauté damaraorg",
            "sottotitoli creati dalla comunità amaraorg",
            "subtítulos realizados por la comunidad de amaraorg",
            "ご視聴ありがとうございました",
            "字幕由amaraorg社区提供",
            "продолжение следует",
            "субтитры сделал dimatorzok");

    private static final Pattern ONLY_SIGNS = Pattern.compile("[\\s\\p{P}\\p{S}]*");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*[\\[(♪*][^\\])]*[\\])♪*]\\s*");

    private HallucinationFilter() {}

    /** @param timed whether the segments' times were heard, so that they are meaningful */
    static List<Segment> without(List<Segment> segments, boolean timed) {
        List<Segment> kept = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            if (!isInvented(segments.get(i), timed) && !isLoop(segments, i)) {
                kept.add(segments.get(i));
            }
        }
        return kept;
    }

    private static boolean isInvented(Segment segment, boolean timed) {
        double certainty = segment.certainty().orElse(0);
        boolean doubted = segment.noSpeech().orElse(0) > NO_SPEECH && certainty < LOW_CERTAINTY;
        boolean fillsWindow = timed
                && segment.end() - segment.start() >= WINDOW
                && words(segment).size() <= FEW_WORDS;
        return doubted
                || certainty < NO_CERTAINTY
                || fillsWindow
                || ONLY_SIGNS.matcher(segment.text()).matches()
                || IN_BRACKETS.matcher(segment.text()).matches()
                || PHRASES.contains(key(segment));
    }

    /** One of at least three equal segments in a row, each of few words. */
    private static boolean isLoop(List<Segment> segments, int at) {
        String key = key(segments.get(at));
        int from = at;
        while (from > 0 && key(segments.get(from - 1)).equals(key)) {
            from--;
        }
        int to = at;
        while (to + 1 < segments.size() && key(segments.get(to + 1)).equals(key)) {
            to++;
        }
        boolean first = from == at;
        return to - from + 1 >= LOOP && !(first && isBelieved(segments.get(at)));
    }

    /** The first segment of a loop is kept if the model is sure of it. */
    private static boolean isBelieved(Segment segment) {
        return segment.noSpeech().orElse(1) < 0.3 && segment.certainty().orElse(-1) > -0.5;
    }

    private static List<String> words(Segment segment) {
        return List.of(segment.text().strip().split("\\s+"));
    }

    private static String key(Segment segment) {
        return segment.text()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\s]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
