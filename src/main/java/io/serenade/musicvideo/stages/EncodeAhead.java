package io.serenade.musicvideo.stages;

import io.serenade.jobs.JobQueue;
import io.serenade.jobs.SpareWork;
import io.serenade.jobs.WorkerPool;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.SegmentFolder;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.film.FilmComposer;
import io.serenade.rendering.film.Segment;
import io.serenade.rendering.film.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Encodes segments of films whose clips are still being made, as soon as a segment's own clips are ready. Composition
 * finds them by their content hash; a segment that is not needed after all, or is lost, does no harm. Of several nodes,
 * one encodes ahead for a film, and is the first to cut it.
 */
@ApplicationScoped
public class EncodeAhead implements SpareWork {
    private static final Logger LOG = System.getLogger(EncodeAhead.class.getName());

    @Inject
    Films films;

    @Inject
    FilmClips clips;

    @Inject
    FilmCut cut;

    @Inject
    SegmentFolder segments;

    @Inject
    JobQueue queue;

    @Inject
    Ffmpeg ffmpeg;

    @Inject
    ServerSettings server;

    /** Films that a worker of this node is working on. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** For each film, the clips that were ready when nothing was left to encode. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    @Override
    public WorkerPool pool() {
        return WorkerPool.RENDER;
    }

    @Override
    public boolean doPiece() throws InterruptedException {
        List<String> shooting = films.listShooting();
        seen.keySet().retainAll(shooting);
        for (String jobId : shooting) {
            if (queue.isAwaited(pool())) {
                return true;
            }
            if (taken.add(jobId)) {
                try {
                    if (encodeSome(jobId)) {
                        return true;
                    }
                } finally {
                    taken.remove(jobId);
                }
            }
        }
        return false;
    }

    /** Continues while no job is due. @return whether anything was encoded, or a job is due */
    private boolean encodeSome(String jobId) throws InterruptedException {
        String there = clipsOf(jobId);
        if (there.equals(seen.get(jobId)) || !queue.takeHome(jobId, server.nodeName())) {
            return false;
        }
        boolean encoded = false;
        FilmComposer composer = new FilmComposer(ffmpeg);
        try (FilmCut.Opened opened = cut.openSoFar(films.get(jobId), composer)) {
            Path folder = segments.of(jobId);
            for (Segment segment : Timeline.of(opened.plan()).segments()) {
                Path file = folder.resolve(segment.key());
                if (!Files.exists(file)) {
                    if (queue.isAwaited(pool()) || encoded && queue.countDue(pool()) > 0) {
                        return true;
                    }
                    composer.encode(segment, file);
                    encoded = true;
                }
            }
        } catch (RenderingException | IOException e) {
            LOG.log(Level.INFO, "Job {0}: encoding ahead came to nothing: {1}", jobId, e.getMessage());
        }
        seen.put(jobId, there);
        return encoded;
    }

    private String clipsOf(String jobId) {
        return clips.list(jobId).stream()
                .map(clip -> clip.round() + (clip.isThere() ? "+" : clip.failed() ? "-" : "?"))
                .collect(Collectors.joining(" "));
    }
}
