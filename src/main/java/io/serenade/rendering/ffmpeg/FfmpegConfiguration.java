package io.serenade.rendering.ffmpeg;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Locates FFmpeg once, inside the server. */
@ApplicationScoped
class FfmpegConfiguration {

    @Produces
    @Singleton
    Ffmpeg ffmpeg(Settings settings) {
        return Ffmpeg.locate(settings);
    }
}
