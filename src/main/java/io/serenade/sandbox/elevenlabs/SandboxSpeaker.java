package io.serenade.sandbox.elevenlabs;

import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.SoundWriter;
import io.serenade.sandbox.speech.LoadedSpeaker;
import io.serenade.sandbox.speech.Speech;
import io.serenade.sandbox.speech.Tone;
import io.serenade.sandbox.tasks.MadeFiles;
import io.serenade.sandbox.tasks.SandboxSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Speaks and encodes. */
@ApplicationScoped
class SandboxSpeaker {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Inject
    SandboxSettings settings;

    @Inject
    Ffmpeg ffmpeg;

    @Inject
    LoadedSpeaker speaker;

    /** What was said: the speech and its file's bytes. */
    record Said(Speech speech, byte[] file) {}

    Said say(String text, Tone tone, SpokenFormat format) throws IOException, InterruptedException {
        Speech speech = speaker.speak(text, tone, format.sampleRate());
        Files.createDirectories(settings.media());
        Path file = Files.createTempFile(settings.media(), "speech-", ".mp3");
        try {
            write(speech, format, file);
            return new Said(speech, Files.readAllBytes(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** What a voice says about itself, kept as a file. */
    Path preview(SandboxVoice voice) throws IOException, InterruptedException {
        SpokenFormat format = new SpokenFormat(44_100, 64);
        return new MadeFiles(settings.media())
                .get(
                        "voice-" + voice.id() + ".mp3",
                        unfinished -> write(
                                speaker.speak(voice.greeting(), SandboxVoice.toneOf(voice.id()), format.sampleRate()),
                                format,
                                unfinished));
    }

    private void write(Speech speech, SpokenFormat format, Path file) throws IOException, InterruptedException {
        new SoundWriter(ffmpeg).write(speech::writeTo, format.shape(), file, TIMEOUT);
    }
}
