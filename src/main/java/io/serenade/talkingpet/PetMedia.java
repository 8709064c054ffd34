package io.serenade.talkingpet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The keys of a pet's media in the storage, and their public addresses. */
@ApplicationScoped
public class PetMedia {
    @Inject
    TalkingPetSettings settings;

    static String photoKey(String jobId) {
        return jobId + ".jpg";
    }

    public static String speechKey(String jobId) {
        return jobId + ".mp3";
    }

    /** The key of the clip as the model made it. */
    public static String clipKey(PetClip clip) {
        return clip.isSpeaking() ? clip.jobId() + "-clip.mp4" : finalKey(clip.jobId());
    }

    /** The key of the clip to play. */
    public static String finalKey(String jobId) {
        return jobId + ".mp4";
    }

    /** The key of a frame of that clip. */
    public static String posterKey(String jobId) {
        return jobId + ".jpg";
    }

    public Optional<String> audioUrl(PetClip clip) {
        return when(clip.isSpoken(), "audio/" + speechKey(clip.jobId()));
    }

    public Optional<String> videoUrl(PetClip clip) {
        return when(clip.isClipStored(), "videos/" + clipKey(clip));
    }

    public Optional<String> finalUrl(PetClip clip) {
        return when(clip.isFinished(), "videos/" + finalKey(clip.jobId()));
    }

    public Optional<String> captionsUrl(PetClip clip) {
        return when(clip.captions().isPresent(), "captions/" + clip.jobId() + ".vtt");
    }

    /** Where the finished clip of a job is found. */
    public String addressOf(String jobId) {
        return address("videos/" + finalKey(jobId));
    }

    private Optional<String> when(boolean there, String path) {
        return there ? Optional.of(address(path)) : Optional.empty();
    }

    private String address(String path) {
        return settings.publicBaseUrl() + "/pets/" + path;
    }
}
