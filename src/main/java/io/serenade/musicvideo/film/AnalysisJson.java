package io.serenade.musicvideo.film;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.musicvideo.analysis.Mood;
import io.serenade.musicvideo.analysis.Section;
import io.serenade.musicvideo.analysis.SongAnalysis;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The analysis of a song, as it is stored and shown. Times are seconds with three decimals. */
public final class AnalysisJson {
    private static final int PLACES = 3;

    private AnalysisJson() {}

    /** @param took how long the analysis took */
    public static JsonObject write(SongAnalysis song, Duration took) {
        return JSON.createObjectBuilder()
                .add("bpm", rounded(song.bpm()))
                .add("duration", exact(song.duration()))
                .add("beat_timestamps", numbers(song.beats()))
                .add("downbeat_timestamps", numbers(song.downbeats()))
                .add("onset_timestamps", numbers(song.onsets()))
                .add("song_structure", sections(song.sections()))
                .add(
                        "mood",
                        JSON.createObjectBuilder()
                                .add("primary", song.mood().primary())
                                .add("secondary", song.mood().secondary())
                                .add("energy_level", song.mood().energyLevel())
                                .add("confidence", rounded(song.mood().confidence())))
                .add("clip_boundaries", shots(song.cuts()))
                .add(
                        "metadata",
                        JSON.createObjectBuilder()
                                .add("processing_time", rounded(took.toMillis() / 1_000.0))
                                .add("cache_hit", false)
                                .add("beat_detection_confidence", rounded(song.confidence()))
                                .add("fallback_used", song.fallbackUsed())
                                .add("method", song.method()))
                .build();
    }

    /** The same for a cached analysis. */
    public static JsonObject cached(JsonObject analysis) {
        return JSON.createObjectBuilder(analysis)
                .add(
                        "metadata",
                        JSON.createObjectBuilder(analysis.getJsonObject("metadata"))
                                .add("cache_hit", true))
                .build();
    }

    static SongAnalysis read(JsonObject json) {
        JsonObject mood = json.getJsonObject("mood");
        JsonObject metadata = json.getJsonObject("metadata");
        return new SongAnalysis(
                number(json, "duration"),
                number(json, "bpm"),
                numbers(json.getJsonArray("beat_timestamps")),
                numbers(json.getJsonArray("downbeat_timestamps")),
                numbers(json.getJsonArray("onset_timestamps")),
                json.getJsonArray("song_structure").getValuesAs(JsonObject.class).stream()
                        .map(AnalysisJson::section)
                        .toList(),
                new Mood(
                        mood.getString("primary"),
                        mood.getString("secondary"),
                        mood.getString("energy_level"),
                        number(mood, "confidence")),
                cuts(json.getJsonArray("clip_boundaries")),
                number(metadata, "beat_detection_confidence"),
                metadata.getBoolean("fallback_used"),
                metadata.getString("method"));
    }

    private static JsonArrayBuilder sections(List<Section> sections) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        sections.forEach(section -> list.add(JSON.createObjectBuilder()
                .add("type", section.type().name().toLowerCase(Locale.ROOT))
                .add("start", exact(section.start()))
                .add("end", exact(section.end()))
                .add("energy", rounded(section.energy()))));
        return list;
    }

    private static Section section(JsonObject json) {
        return new Section(
                Section.Type.valueOf(json.getString("type").toUpperCase(Locale.ROOT)),
                number(json, "start"),
                number(json, "end"),
                number(json, "energy"));
    }

    private static JsonArrayBuilder shots(List<Double> cuts) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (int i = 0; i + 1 < cuts.size(); i++) {
            list.add(JSON.createObjectBuilder()
                    .add("start", exact(cuts.get(i)))
                    .add("end", exact(cuts.get(i + 1)))
                    .add("duration", rounded(cuts.get(i + 1) - cuts.get(i))));
        }
        return list;
    }

    private static List<Double> cuts(JsonArray shots) {
        List<Double> cuts = new ArrayList<>();
        for (JsonObject shot : shots.getValuesAs(JsonObject.class)) {
            if (cuts.isEmpty()) {
                cuts.add(number(shot, "start"));
            }
            cuts.add(number(shot, "end"));
        }
        return cuts;
    }

    private static JsonArrayBuilder numbers(List<Double> values) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        values.forEach(value -> list.add(rounded(value)));
        return list;
    }

    private static List<Double> numbers(JsonArray values) {
        return values.getValuesAs(JsonNumber.class).stream()
                .map(JsonNumber::doubleValue)
                .toList();
    }

    private static double number(JsonObject json, String name) {
        return json.getJsonNumber(name).doubleValue();
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP);
    }

    /** With full precision, because cuts become frames later and the last one is the exact end of the song. */
    private static BigDecimal exact(double value) {
        return BigDecimal.valueOf(value).setScale(2 * PLACES, RoundingMode.HALF_UP);
    }
}
