package io.serenade.lovesong;

import io.serenade.jobs.Doorbell;
import io.serenade.jobs.Gates;
import io.serenade.jobs.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Lets waiting songs in when the provider has room, and rings for them. */
@ApplicationScoped
public class SongQueue {
    @Inject
    private Gates gates;

    @Inject
    private Doorbell doorbell;

    @Inject
    private LoveSongSettings settings;

    /** To be called outside a transaction whenever a song was added or a slot came free. */
    public int admit() {
        List<String> admitted = gates.admit(RequestSong.GATE, settings.maxConcurrentRequests());
        admitted.forEach(id -> doorbell.ring(Lane.IO));
        return admitted.size();
    }
}
