package io.serenade.lovesong;

import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** The pipeline of a love song: compose song, check names, download audio, render video. */
@ApplicationScoped
public class LoveSongWorkflow implements Workflow {
    @Inject
    private ComposeSong composeSong;

    @Inject
    private CheckNames checkNames;

    @Inject
    private DownloadAudio downloadAudio;

    @Inject
    private RenderVideo renderVideo;

    @Inject
    private Erasure erasure;

    @Inject
    private LoveSongSettings settings;

    @Override
    public String product() {
        return Submission.PRODUCT;
    }

    @Override
    public List<Stage> stages() {
        return List.of(composeSong, checkNames, downloadAudio, renderVideo);
    }

    @Override
    public Duration keptFor() {
        return Duration.ofDays(settings.fileRetentionDays());
    }

    @Override
    public void erase(String jobId) {
        erasure.forget(jobId);
        erasure.deleteFiles(jobId);
    }
}
