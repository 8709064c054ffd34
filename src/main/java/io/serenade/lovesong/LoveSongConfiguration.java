package io.serenade.lovesong;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.AllowedOrigin;
import io.serenade.providers.RemoteFiles;
import io.serenade.providers.sonauto.SonautoSettings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.rendering.record.RecordArt;
import io.serenade.rendering.record.RecordVideo;
import io.serenade.rendering.record.RecordVideoSettings;
import io.serenade.site.theme.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Creates the love song's plain objects from the settings, once, inside the server. */
@ApplicationScoped
class LoveSongConfiguration {

    @Produces
    @Singleton
    LoveSongSettings loveSong(Settings settings) {
        return LoveSongSettings.from(settings);
    }

    @Produces
    @Singleton
    SongStyle style(Theme theme) {
        return SongStyle.of(theme);
    }

    @Produces
    @Singleton
    RecordVideoSettings recordVideoSettings(Settings settings, Theme theme) {
        return RecordVideoSettings.from(settings, theme.brand());
    }

    @Produces
    @Singleton
    PetPhoto petPhoto(PictureIntake intake) {
        return new PetPhoto(intake);
    }

    @Produces
    @Singleton
    RecordVideo recordVideo(RecordVideoSettings settings, Ffmpeg ffmpeg) {
        return new RecordVideo(settings, ffmpeg);
    }

    @Produces
    @Singleton
    RecordArt recordArt(RecordVideoSettings settings) {
        return new RecordArt(settings);
    }

    @Produces
    @Singleton
    RemoteFiles songFiles(SonautoSettings settings) {
        List<AllowedOrigin> allowed = new ArrayList<>();
        allowed.add(AllowedOrigin.exactly(settings.origin()));
        settings.songHosts().forEach(host -> allowed.add(AllowedOrigin.host(host, settings.privateSongHosts())));
        return new RemoteFiles(
                new RemoteFiles.Rules("song", "audio file", allowed, MediaFormat.SOUND, 25, Duration.ofSeconds(30)));
    }

    void close(@Disposes RemoteFiles files) throws IOException {
        files.close();
    }
}
