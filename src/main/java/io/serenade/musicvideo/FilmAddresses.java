package io.serenade.musicvideo;

import io.serenade.storage.MediaKind;
import io.serenade.storage.SignedAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Where a film's media can be had for a while, by whoever was told the address. */
@ApplicationScoped
public class FilmAddresses {
    private static final Duration AUDIO = Duration.ofHours(24);
    private static final Duration PICTURES = Duration.ofHours(1);

    @Inject
    SignedAddresses signed;

    @Inject
    MusicVideoSettings settings;

    public String audio(String key) {
        return settings.publicBaseUrl() + signed.path(MediaKind.AUDIO_UPLOAD, key, AUDIO);
    }

    public String picture(String key) {
        return settings.publicBaseUrl() + signed.path(MediaKind.REFERENCE_IMAGE, key, PICTURES);
    }

    /** Of a clip, which ends with the job as well. */
    public String clip(String key) {
        return settings.publicBaseUrl() + signed.path(MediaKind.VIDEO_CLIP, key, PICTURES);
    }

    public String video(String jobId) {
        return output(FilmMedia.videoKey(jobId));
    }

    public String output(String key) {
        return settings.publicBaseUrl() + signed.path(MediaKind.VIDEO_OUTPUT, key, PICTURES);
    }
}
