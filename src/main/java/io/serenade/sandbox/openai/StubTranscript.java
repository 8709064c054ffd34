package io.serenade.sandbox.openai;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.music.KnownSongs.Heard;
import io.serenade.sandbox.music.KnownSongs.Known;
import io.serenade.sandbox.music.SungLyrics.Word;
import io.serenade.sandbox.tasks.Fault;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Whisper would say about a song: the words of one that the sandbox made, a few plausible lines for any other, and
 * a polite phrase for silence, as Whisper does.
 */
final class StubTranscript {
    private static final List<String> PLAUSIBLE = List.of(
            "Over the rooftops the morning begins",
            "Leaving the light on and letting it in",
            "Carry me over the river tonight",
            "Nothing is lost when we follow the light",
            "Say it again like you said it before",
            "Waves on the water and sun on the shore");

    private static final double SURE = -0.25;
    private static final double UNSURE = -1.2;

    private StubTranscript() {}

    private record Line(List<Word> words, double noSpeech, double certainty) {
        double start() {
            return words.get(0).start();
        }

        double end() {
            return words.get(words.size() - 1).end();
        }

        String text() {
            return words.stream().map(word -> word.text().strip()).collect(Collectors.joining(" "));
        }
    }

    static JsonObject of(Heard heard, TranscriptionRequest asked, Fault fault) {
        List<Line> lines = lines(heard, fault);
        String text = lines.stream().map(Line::text).collect(Collectors.joining(" "));
        JsonObjectBuilder answer = JSON.createObjectBuilder();
        if (!asked.verbose()) {
            return answer.add("text", text).build();
        }
        answer.add("task", "transcribe")
                .add("language", "english")
                .add("duration", rounded(heard.seconds()))
                .add("text", text);
        if (asked.words()) {
            answer.add("words", words(lines));
        }
        if (asked.segments()) {
            answer.add("segments", segments(lines));
        }
        return answer.add(
                        "usage",
                        JSON.createObjectBuilder().add("type", "duration").add("seconds", (int)
                                Math.ceil(heard.seconds())))
                .build();
    }

    private static List<Line> lines(Heard heard, Fault fault) {
        if (heard.silent() || fault == Fault.INVENTED) {
            return invented(heard.seconds());
        }
        return heard.song().map(StubTranscript::known).orElseGet(() -> plausible(heard.seconds()));
    }

    private static List<Line> known(Known song) {
        List<Line> lines = new ArrayList<>();
        List<Word> line = new ArrayList<>();
        for (Word word : song.words()) {
            line.add(word);
            if (word.text().endsWith("\n")) {
                lines.add(new Line(List.copyOf(line), 0.03, SURE));
                line.clear();
            }
        }
        return lines;
    }

    /** In the middle of the song, a line every five seconds. */
    private static List<Line> plausible(double seconds) {
        List<Line> lines = new ArrayList<>();
        double from = seconds / 6;
        for (int i = 0; from + i * 5 + 4 < seconds * 5 / 6; i++) {
            lines.add(
                    new Line(spread(PLAUSIBLE.get(i % PLAUSIBLE.size()), from + i * 5, from + i * 5 + 4), 0.08, SURE));
        }
        return lines;
    }

    /** Hallucinations: the same phrase for each window of thirty seconds. */
    private static List<Line> invented(double seconds) {
        List<Line> lines = new ArrayList<>();
        for (double at = 0; at < seconds - 1; at += 30) {
            lines.add(new Line(spread("Thanks for watching!", at, Math.min(at + 29.98, seconds)), 0.92, UNSURE));
        }
        return lines;
    }

    private static List<Word> spread(String text, double start, double end) {
        String[] texts = text.split(" ");
        List<Word> words = new ArrayList<>();
        double each = (end - start) / texts.length;
        for (int i = 0; i < texts.length; i++) {
            words.add(new Word(texts[i], start + i * each, start + (i + 1) * each));
        }
        return words;
    }

    /** Without their punctuation, as Whisper gives them. */
    private static JsonArrayBuilder words(List<Line> lines) {
        JsonArrayBuilder words = JSON.createArrayBuilder();
        lines.stream()
                .flatMap(line -> line.words().stream())
                .forEach(word -> words.add(JSON.createObjectBuilder()
                        .add("word", word.text().replaceAll("[^\\p{L}\\p{M}\\p{N}'’-]", ""))
                        .add("start", rounded(word.start()))
                        .add("end", rounded(word.end()))));
        return words;
    }

    private static JsonArrayBuilder segments(List<Line> lines) {
        JsonArrayBuilder segments = JSON.createArrayBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            segments.add(JSON.createObjectBuilder()
                    .add("id", i)
                    .add("seek", (int) (line.start() / 30) * 3_000)
                    .add("start", rounded(line.start()))
                    .add("end", rounded(line.end()))
                    .add("text", " " + line.text())
                    .add("tokens", JSON.createArrayBuilder())
                    .add("temperature", 0)
                    .add("avg_logprob", line.certainty())
                    .add("compression_ratio", 1.2)
                    .add("no_speech_prob", line.noSpeech()));
        }
        return segments;
    }

    private static BigDecimal rounded(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(2, RoundingMode.HALF_UP);
    }
}
