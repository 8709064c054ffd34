package io.serenade.sandbox.openai;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FfmpegException;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.sandbox.music.KnownSongs;
import io.serenade.sandbox.music.KnownSongs.Heard;
import io.serenade.sandbox.tasks.SandboxSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;

/** Analyses a sound file, and recognises the sandbox's own songs. */
@ApplicationScoped
class SongRecogniser {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Inject
    SandboxSettings settings;

    @Inject
    Ffmpeg ffmpeg;

    Heard listen(Path sound) throws IOException, InterruptedException {
        SongFormat format = SongFormat.find(sound).orElseThrow(SongRecogniser::undecodable);
        try (ChildGroup children = ffmpeg.children(TIMEOUT)) {
            Child decoder = children.start("transcription", Arguments.decodeSong(sound, format));
            try (OutputStream nothing = decoder.input();
                    InputStream samples = decoder.output()) {
                nothing.flush();
                Heard heard = new KnownSongs(settings.songs()).hear(samples);
                samples.transferTo(OutputStream.nullOutputStream());
                decoder.awaitSuccess();
                return heard;
            }
        } catch (FfmpegException e) {
            throw undecodable();
        }
    }

    private static RuntimeException undecodable() {
        return OpenAiErrors.invalid("The audio file could not be decoded or its format is not supported.", "file");
    }
}
