package io.serenade.petroast;

import io.serenade.detector.ClipSighting;
import io.serenade.detector.DetectorUnavailableException;
import io.serenade.detector.PetDetector;
import io.serenade.detector.Sighting;
import io.serenade.intake.AcceptedMedia;
import io.serenade.intake.CallerClip;
import io.serenade.intake.CallerMedia;
import io.serenade.intake.CallerMedium;
import io.serenade.intake.CallerPicture;
import io.serenade.petroast.RefusedRoastException.Reason;
import io.serenade.providers.RefusedFileException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds the pet that is to speak: fetches the caller's picture or clip and checks it. The checked picture is the one
 * that is sent to the provider later, so nobody can show us a cat and the provider something else.
 */
@ApplicationScoped
class PetPicture {
    /** The caller waits for this and for the next steps, in total no longer than half a minute. */
    private static final Duration FETCHING = Duration.ofSeconds(10);

    private static final String ANOTHER_PHOTO = "Try uploading a clear photo or video of your pet.";

    @Inject
    CallerMedia media;

    @Inject
    PetDetector detector;

    /**
     * A picture with a pet in it; for a clip, the frame that shows the pet best.
     *
     * @param seen empty if the operator has turned detection off
     */
    record Found(byte[] jpeg, Optional<Seen> seen) {}

    /** @throws RefusedRoastException when there is no such picture */
    Found find(String address) throws InterruptedException {
        try (CallerMedium medium = media.fetch(address, AcceptedMedia.PICTURES_AND_CLIPS, FETCHING)) {
            if (medium instanceof CallerPicture picture) {
                return look(picture);
            }
            return look((CallerClip) medium);
        } catch (RefusedFileException e) {
            throw refused(e);
        } catch (DetectorUnavailableException e) {
            throw new RefusedRoastException(
                    Reason.DETECTOR_UNAVAILABLE,
                    "Nobody can check for pets just now, so no video was ordered. " + e.getMessage(),
                    "The operator can mend the detector, or set PET_DETECTION=off to take pictures unchecked.",
                    e);
        }
    }

    private Found look(CallerPicture picture) {
        if (!detector.isOn()) {
            return new Found(picture.jpeg(), Optional.empty());
        }
        Sighting sighting = detector.detect(picture.image());
        return new Found(picture.jpeg(), Optional.of(seenIn(sighting)));
    }

    private Found look(CallerClip clip) throws InterruptedException {
        if (!detector.isOn()) {
            return new Found(clip.still(clip.frames().get(0).at()).jpeg(), Optional.empty());
        }
        ClipSighting sighting = detector.detect(clip.frames());
        Seen seen = seenIn(sighting.best());
        return new Found(clip.still(sighting.at()).jpeg(), Optional.of(seen));
    }

    private static Seen seenIn(Sighting sighting) {
        if (!sighting.petSeen()) {
            throw new RefusedRoastException(
                    Reason.NO_PETS_DETECTED,
                    "No pets found in the uploaded image. Please upload an image or video containing pets (dogs, cats,"
                            + " birds, etc.) to generate a roast video.",
                    ANOTHER_PHOTO,
                    null);
        }
        return Seen.of(sighting);
    }

    private static RefusedRoastException refused(RefusedFileException e) {
        return switch (e.code()) {
            case UNREACHABLE, NOT_PUBLIC ->
                new RefusedRoastException(
                        Reason.IMAGE_UNREACHABLE,
                        e.getMessage(),
                        "Send an address that anybody can open in a browser, and that is still valid.",
                        e);
            case TOO_LARGE, UNSUPPORTED, DAMAGED ->
                new RefusedRoastException(
                        Reason.UNSUPPORTED_MEDIA,
                        e.getMessage(),
                        "Send a JPEG, PNG, GIF or WebP of up to 10 MB, or an MP4, MOV or WebM of up to 50 MB and a minute.",
                        e);
        };
    }
}
