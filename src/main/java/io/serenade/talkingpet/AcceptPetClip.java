package io.serenade.talkingpet;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.intake.AcceptedMedia;
import io.serenade.intake.CallerMedia;
import io.serenade.intake.CallerMedium;
import io.serenade.intake.CallerPicture;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.OrderFingerprint;
import io.serenade.jobs.RepeatedOrders;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Accepts an order: fetches and stores the photo, then stores row and key and counts the limit in one transaction; then
 * the job is queued.
 */
@ApplicationScoped
public class AcceptPetClip {
    private static final Duration FETCHING = Duration.ofSeconds(20);

    @Inject
    PetClips clips;

    @Inject
    IdempotencyKeys keys;

    @Inject
    RepeatedOrders repeats;

    @Inject
    CallerLimits limits;

    @Inject
    CallerMedia incoming;

    @Inject
    MediaStore media;

    @Inject
    IntakePauses pauses;

    @Inject
    JobMedia jobMedia;

    /**
     * Stores an order, or finds the one that was stored under the same key, or with the same content. Nothing is
     * fetched for a caller whose limit is used up.
     *
     * @param imageUrl of the photo, as the caller wrote it
     * @param callback the address to notify of the end
     * @return the job's id
     * @throws io.serenade.providers.RefusedFileException when the photo cannot be fetched or used
     * @throws CallerLimits.LimitException when the limit is used up
     * @throws IOException when the photo cannot be stored
     */
    public String accept(
            PetOrder order, String imageUrl, Optional<URI> callback, Caller caller, Optional<IdempotencyKey> key)
            throws IOException {
        return keys.once(key, () -> store(order, imageUrl, callback, caller, key), Function.identity());
    }

    private String store(
            PetOrder order, String imageUrl, Optional<URI> callback, Caller caller, Optional<IdempotencyKey> key)
            throws IOException {
        pauses.check(PetClip.PRODUCT);
        limits.check(caller);
        try (CallerMedium photo = incoming.fetch(imageUrl, AcceptedMedia.PICTURES, FETCHING)) {
            return store(order, ((CallerPicture) photo).jpeg(), callback, caller, key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a photo was fetched", e);
        }
    }

    /** An order with a callback address always gets a clip of its own. */
    private String store(
            PetOrder order, byte[] photo, Optional<URI> callback, Caller caller, Optional<IdempotencyKey> key)
            throws IOException, InterruptedException {
        Optional<OrderFingerprint> made = callback.isPresent()
                ? Optional.empty()
                : repeats.mark(PetClip.PRODUCT, caller.apiKey(), photo, order.wishes());
        Optional<String> before = repeats.find(made, key);
        if (before.isPresent()) {
            return before.get();
        }
        String id = UUID.randomUUID().toString();
        media.put(MediaKind.PHOTO, PetMedia.photoKey(id), file -> Files.write(file, photo));
        try {
            clips.add(new PetClip(id, order), callback, caller, key, made);
        } catch (CallerLimits.LimitException | IdempotencyKeys.KeyTakenException | ProblemException e) {
            // Definitely not stored. After any other failure the row may be there; the clean-up finds real orphans.
            jobMedia.remove(MediaKind.PHOTO, PetMedia.photoKey(id));
            throw e;
        }
        return id;
    }
}
