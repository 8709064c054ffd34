package io.serenade.talkingpet;

import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflow;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/**
 * The pipeline of a talking pet: speak, animate, collect the clip, join speech and clip. Without words two of them do
 * nothing.
 */
@ApplicationScoped
public class TalkingPetWorkflow implements Workflow {
    @Inject
    private Speak speak;

    @Inject
    private Animate animate;

    @Inject
    private CollectClip collectClip;

    @Inject
    private JoinSpeech joinSpeech;

    @Inject
    private Erasing erasing;

    @Inject
    private JobMedia media;

    @Inject
    private TalkingPetSettings settings;

    @Override
    public String product() {
        return PetClip.PRODUCT;
    }

    @Override
    public List<Stage> stages() {
        return List.of(speak, animate, collectClip, joinSpeech);
    }

    @Override
    public Duration keptFor() {
        return Duration.ofDays(settings.retentionDays());
    }

    @Override
    public void erase(String jobId) {
        if (erasing.forget(jobId)) {
            media.remove(MediaKind.PHOTO, PetMedia.photoKey(jobId));
            media.remove(MediaKind.SPEECH, PetMedia.speechKey(jobId));
            media.remove(MediaKind.CLIP, jobId + "-clip.mp4");
            media.remove(MediaKind.CLIP, PetMedia.finalKey(jobId));
            media.remove(MediaKind.CLIP, PetMedia.posterKey(jobId));
        }
    }

    /** The part of erasing that is one transaction. */
    @ApplicationScoped
    static class Erasing {
        @Inject
        private PetClips clips;

        @Inject
        private Jobs jobs;

        /** @return whether there was anything to forget */
        @Transactional
        public boolean forget(String jobId) {
            return clips.findLocked(jobId)
                    .filter(entry -> entry.job().erasedAt().isEmpty())
                    .map(entry -> {
                        jobs.erase(jobId);
                        entry.clip().erase();
                        return true;
                    })
                    .orElse(false);
        }
    }
}
