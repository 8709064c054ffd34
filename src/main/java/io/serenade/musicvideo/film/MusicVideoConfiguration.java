package io.serenade.musicvideo.film;

import io.serenade.musicvideo.analysis.BeatModel;
import io.serenade.musicvideo.analysis.SongAnalyser;
import io.serenade.platform.settings.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads the settings of this product once, inside the server. */
@ApplicationScoped
class MusicVideoConfiguration {
    private static final Duration DECODING = Duration.ofSeconds(120);

    @Produces
    @Singleton
    MusicVideoSettings musicVideo(Settings settings) {
        return MusicVideoSettings.from(settings);
    }

    @Produces
    @Singleton
    SongAnalyser songAnalyser(Ffmpeg ffmpeg, Settings settings) {
        return new SongAnalyser(ffmpeg, DECODING, BeatModel.from(settings));
    }
}
