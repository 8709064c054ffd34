package io.serenade.talkingpet;

import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.jobs.operations.ResumeFailed;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Talking pets, as operators see them. */
@ApplicationScoped
public class OperatedPetClips implements OperatedJobs {
    @Inject
    ResumeFailed resumption;

    @Override
    public String product() {
        return PetClip.PRODUCT;
    }

    @Override
    public String title() {
        return "Talking pet";
    }

    @Override
    public Names names() {
        return new Names("pet_clips", "job_id", List.of("lower(left(prompt, 60))"), "left(coalesce(text, prompt), 60)");
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("Models", "t.model"),
                new Kind("Words", "case when t.speaking then 'spoken' else 'without words' end"));
    }

    @Override
    public List<Held> held() {
        return List.of(new Held("Prompt and spoken text", false), new Held("Photo, speech, clip and captions", true));
    }

    @Override
    public List<Medium> media(String jobId) {
        return List.of(
                new Medium("Clip", MediaKind.CLIP, PetMedia.finalKey(jobId)),
                new Medium("Clip as the model made it", MediaKind.CLIP, jobId + "-clip.mp4"),
                new Medium("Speech", MediaKind.SPEECH, PetMedia.speechKey(jobId)),
                new Medium("Photo", MediaKind.PHOTO, PetMedia.photoKey(jobId)));
    }

    @Override
    public boolean retry(String jobId) {
        return resumption.resume(jobId);
    }
}
