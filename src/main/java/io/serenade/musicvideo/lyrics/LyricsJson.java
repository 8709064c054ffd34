package io.serenade.musicvideo.lyrics;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.musicvideo.lyrics.Lyrics.Line;
import io.serenade.musicvideo.lyrics.Lyrics.Timing;
import io.serenade.musicvideo.lyrics.Lyrics.Word;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Lyrics as they are stored, and their lines as they are shown. */
public final class LyricsJson {
    private static final int PLACES = 3;

    private LyricsJson() {}

    public static JsonObject write(Lyrics lyrics) {
        return JSON.createObjectBuilder()
                .add("instrumental", lyrics.instrumental())
                .add("timing", lyrics.timing().name().toLowerCase(Locale.ROOT))
                .add("language", lyrics.language())
                .add("model", lyrics.model())
                .add("lines", lines(lyrics))
                .build();
    }

    /** The lines alone: {@code text, timestamp, end, words: [text, start, end]}. */
    public static JsonArray lines(Lyrics lyrics) {
        JsonArrayBuilder lines = JSON.createArrayBuilder();
        for (Line line : lyrics.lines()) {
            JsonArrayBuilder words = JSON.createArrayBuilder();
            line.words()
                    .forEach(word -> words.add(JSON.createObjectBuilder()
                            .add("text", word.text())
                            .add("start", rounded(word.start()))
                            .add("end", rounded(word.end()))));
            lines.add(JSON.createObjectBuilder()
                    .add("text", line.text())
                    .add("timestamp", rounded(line.timestamp()))
                    .add("end", rounded(line.end()))
                    .add("words", words));
        }
        return lines.build();
    }

    /** Reads what {@link #write} wrote. */
    public static Lyrics read(JsonObject json) {
        return new Lyrics(
                json.getJsonArray("lines").getValuesAs(JsonObject.class).stream()
                        .map(LyricsJson::line)
                        .toList(),
                Timing.valueOf(json.getString("timing").toUpperCase(Locale.ROOT)),
                json.getBoolean("instrumental"),
                json.getString("language"),
                json.getString("model"));
    }

    private static Line line(JsonObject line) {
        List<Word> words = line.getJsonArray("words").getValuesAs(JsonObject.class).stream()
                .map(word -> new Word(word.getString("text"), number(word, "start"), number(word, "end")))
                .toList();
        return new Line(line.getString("text"), number(line, "timestamp"), number(line, "end"), words);
    }

    private static double number(JsonObject object, String name) {
        return object.getJsonNumber(name).doubleValue();
    }

    private static BigDecimal rounded(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
