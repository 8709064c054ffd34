package io.serenade.lovesong.stories;

import io.serenade.jobs.JobMedia;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.jobs.SpareWork;
import io.serenade.jobs.WorkerPool;
import io.serenade.lovesong.Submission;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.SungLines;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.record.RecordVideo;
import io.serenade.rendering.record.StoryOrder;
import io.serenade.rendering.record.StoryVideo;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** Makes the stories that were asked for, one at a time, while no song is waiting for a render worker. */
@ApplicationScoped
public class MakeStories implements SpareWork {
    private static final Logger LOG = System.getLogger(MakeStories.class.getName());
    private static final Duration DEADLINE = Duration.ofMinutes(4);

    @Inject
    Stories stories;

    @Inject
    Submissions submissions;

    @Inject
    MediaStore media;

    @Inject
    JobMedia outputs;

    @Inject
    RecordVideo video;

    @Inject
    ServerSettings server;

    @Override
    public WorkerPool pool() {
        return WorkerPool.RENDER;
    }

    @Override
    public boolean doPiece() throws InterruptedException {
        Optional<String> next = stories.claim();
        if (next.isPresent()) {
            make(next.get());
        }
        return next.isPresent();
    }

    private void make(String id) throws InterruptedException {
        try {
            render(submissions.get(id));
            stories.markReady(id);
        } catch (InterruptedException e) {
            stories.putBack(id);
            throw e;
        } catch (JobWithdrawnException e) {
            LOG.log(Level.INFO, "Job {0}: erased while its story was made", id);
        } catch (IOException | RenderingException e) {
            LOG.log(Level.WARNING, "Job " + id + ": its story could not be made", e);
            stories.markFailed(id);
        }
    }

    private void render(Submission song) throws IOException, InterruptedException {
        String id = song.sessionId();
        try (LocalCopy photo = media.fetch(MediaKind.PHOTO, song.photoKey());
                LocalCopy sound = media.fetch(MediaKind.SONG, song.songKey().orElse(id + ".mp3"))) {
            StoryOrder order = new StoryOrder(
                    photo.path(),
                    sound.path(),
                    song.petName(),
                    song.ownerName(),
                    SungLines.chorus(song),
                    SungLines.of(song),
                    "Made with AI. Song by Sonauto (https://sonauto.ai), video by Serenade.",
                    DEADLINE);
            String address = server.publicBaseUrl().getAuthority();
            outputs.put(id, MediaKind.VIDEO, fileOf(id), file -> new StoryVideo(video).render(order, address, file));
        }
    }

    /** Where the story of a song is stored. */
    public static String fileOf(String sessionId) {
        return sessionId + "-story.mp4";
    }
}
