package io.serenade.sandbox.revid;

import io.serenade.platform.server.DeferrableWork;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.sandbox.speech.LoadedSpeaker;
import io.serenade.sandbox.speech.Speech;
import io.serenade.sandbox.speech.Tone;
import io.serenade.sandbox.tasks.MadeFiles;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;

/** The finished videos, each made when it is accepted, or when it is asked for on another node. */
@ApplicationScoped
class RevidMedia {
    private static final Logger LOG = System.getLogger(RevidMedia.class.getName());

    @Inject
    SandboxSettings settings;

    @Inject
    Ffmpeg ffmpeg;

    @Inject
    LoadedSpeaker speaker;

    @Inject
    RevidAvatars avatars;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    private MadeFiles files;

    @PostConstruct
    void open() {
        files = new MadeFiles(settings.media().resolveSibling("videos"));
    }

    Speech speak(String text, String voice) {
        return speaker.speak(text, Tone.of(voice), SpokenVideo.sampleRate());
    }

    void prepare(RevidVideo video) {
        DeferrableWork.hand(executor, () -> {
            try {
                get(video);
            } catch (IOException | StubRejection e) {
                LOG.log(
                        Level.WARNING,
                        video.fileName() + " could not be made; it will be tried again when someone asks for it.",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Path get(RevidVideo video) throws IOException, InterruptedException {
        return files.get(video.fileName(), unfinished -> {
            String text = video.text().orElseThrow(RevidErrors::unknownPid);
            BufferedImage picture = avatars.fetch(video.avatar());
            new SpokenVideo(ffmpeg).write(picture, text, speak(text, video.voice()), video.captions(), unfinished);
        });
    }

    /** Removes videos that were made before the time given. */
    void removeOlderThan(Instant cutoff) throws IOException {
        files.removeOlderThan(cutoff);
    }
}
