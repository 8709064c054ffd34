package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.rendering.film.SyncReport;
import io.serenade.rendering.film.SyncReport.BeatCut;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How close the cuts of a film are to their beats, as it is stored and shown. */
final class SyncJson {
    private SyncJson() {}

    static JsonObject write(SyncReport report) {
        JsonArrayBuilder cuts = JSON.createArrayBuilder();
        report.cuts().forEach(cut -> cuts.add(cut(cut)));
        JsonObjectBuilder sound = JSON.createObjectBuilder()
                .add("copied", report.sound().copied())
                .add("packets_sha256", report.sound().packets());
        report.sound().samples().ifPresent(hash -> sound.add("samples_sha256", hash));
        return JSON.createObjectBuilder()
                .add("frames", report.frames())
                .add("frames_per_second", 30)
                .add("picture_seconds", rounded(report.pictureSeconds(), 4))
                .add("sound_seconds", rounded(report.soundSeconds(), 4))
                .add("largest_error_ms", rounded(report.largestErrorMilliseconds(), 2))
                .add("cuts", cuts)
                .add("sound", sound)
                .build();
    }

    private static JsonObjectBuilder cut(BeatCut cut) {
        return JSON.createObjectBuilder()
                .add("shot", cut.shot())
                .add("frame", cut.frame())
                .add("time", rounded(cut.seconds(), 4))
                .add("beat", rounded(cut.beat(), 4))
                .add("error_ms", rounded(cut.errorMilliseconds(), 2))
                .add("transition", cut.transition().name().toLowerCase(Locale.ROOT))
                .add("transition_frames", cut.transitionFrames());
    }

    private static BigDecimal rounded(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    }
}
