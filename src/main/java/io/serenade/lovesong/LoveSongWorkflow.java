package io.serenade.lovesong;

import io.serenade.jobs.Gates;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way of a love song: request song, fetch details, download audio, render video. */
@ApplicationScoped
public class LoveSongWorkflow implements Workflow {
    @Inject
    private RequestSong requestSong;

    @Inject
    private FetchDetails fetchDetails;

    @Inject
    private DownloadAudio downloadAudio;

    @Inject
    private RenderVideo renderVideo;

    @Inject
    private Gates gates;

    @Inject
    private SongQueue queue;

    @Override
    public String product() {
        return Submission.PRODUCT;
    }

    @Override
    public List<Stage> stages() {
        return List.of(requestSong, fetchDetails, downloadAudio, renderVideo);
    }

    @Override
    public void failed(String jobId, String stage, JobError error) {
        gates.release(RequestSong.GATE, jobId);
    }

    @Override
    public void settled(Job job) {
        queue.admit();
    }
}
