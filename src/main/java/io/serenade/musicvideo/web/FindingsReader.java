package io.serenade.musicvideo.web;

import io.serenade.musicvideo.web.pages.SongFindings;
import io.serenade.musicvideo.web.pages.SongFindings.Part;
import io.serenade.musicvideo.web.pages.SyncFindings;
import io.serenade.musicvideo.web.pages.SyncFindings.Cut;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Reads what was found in a song, and how a film was cut, for the pages. */
final class FindingsReader {
    private static final int PERCENT = 100;

    private FindingsReader() {}

    static SongFindings song(JsonObject analysis) {
        JsonObject metadata = analysis.getJsonObject("metadata");
        return new SongFindings(
                Math.round(number(analysis, "bpm")),
                metadata.getString("method"),
                metadata.getBoolean("fallback_used"),
                Math.round(number(metadata, "beat_detection_confidence") * PERCENT),
                analysis.getJsonObject("mood").getString("primary"),
                objects(analysis, "song_structure").stream()
                        .map(FindingsReader::part)
                        .toList(),
                objects(analysis, "clip_boundaries").stream()
                        .map(shot -> number(shot, "start"))
                        .skip(1)
                        .toList());
    }

    private static Part part(JsonObject section) {
        return new Part(
                section.getString("type"), number(section, "start"), number(section, "end"), number(section, "energy"));
    }

    static SyncFindings sync(JsonObject report) {
        return new SyncFindings(
                oneDecimal(Math.abs(number(report, "largest_error_ms"))),
                report.getJsonObject("sound").getBoolean("copied"),
                objects(report, "cuts").stream().map(FindingsReader::cut).toList());
    }

    private static Cut cut(JsonObject cut) {
        return new Cut(
                precise(number(cut, "time")),
                precise(number(cut, "beat")),
                oneDecimal(number(cut, "error_ms")),
                cut.getString("transition"));
    }

    private static String precise(double seconds) {
        return String.format(
                Locale.ROOT, "%s.%03d", SongFindings.time(seconds), Math.round(Math.floor(seconds * 1_000)) % 1_000);
    }

    private static String oneDecimal(double millis) {
        return String.format(Locale.ROOT, "%.1f", millis);
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    private static double number(JsonObject json, String name) {
        return json.getJsonNumber(name).doubleValue();
    }
}
