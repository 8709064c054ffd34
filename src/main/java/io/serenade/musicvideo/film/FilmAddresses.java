package io.serenade.musicvideo.film;

import io.serenade.storage.MediaKind;
import io.serenade.storage.SignedAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The signed, expiring addresses of a film's media. */
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

    /** The address of a clip, which also ends with the job. */
    public String clip(String key) {
        return settings.publicBaseUrl() + signed.path(MediaKind.VIDEO_CLIP, key, PICTURES);
    }

    public String output(String key) {
        return settings.publicBaseUrl() + signed.path(MediaKind.VIDEO_OUTPUT, key, PICTURES);
    }
}
