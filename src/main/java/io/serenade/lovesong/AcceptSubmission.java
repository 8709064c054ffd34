package io.serenade.lovesong;

import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.JobMedia;
import io.serenade.platform.Ids;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Accepts an order: photo first, then row and limits in one transaction. If the row is refused the photo is deleted; a
 * photo without a row (after a crash in between) is found by the nightly clean-up.
 */
@ApplicationScoped
public class AcceptSubmission {
    @Inject
    private Submissions submissions;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private MediaStore media;

    @Inject
    private IntakePauses pauses;

    @Inject
    private JobMedia jobMedia;

    @Inject
    private PetPhoto photos;

    @Inject
    private SongStyle style;

    /**
     * The answer to the visitor.
     *
     * @param newCookieId present only for a first visit
     */
    public record Accepted(String sessionId, Optional<String> newCookieId, String deleteToken) {}

    /**
     * Stores an order, or repeats the answer for the one that was stored under the same key.
     *
     * @param form reads the form, which a repeated order need not pass again
     * @param cookieKnown whether the visitor's browser sent a cookie, which is then not repeated
     * @param address key of the visitor's address
     * @param key the caller's idempotency key, if it sent one
     * @throws FormException or PhotoException or LimitException when refused; nothing is stored or counted then
     * @throws OverloadedException when too many photos are waiting; nothing is stored or counted then
     * @throws IOException when the storage is unavailable; nothing is stored or counted then
     */
    public Accepted accept(
            Supplier<SubmissionForm> form, boolean cookieKnown, String address, Optional<IdempotencyKey> key)
            throws IOException {
        return keys.once(key, () -> store(form.get(), address, key), id -> repeat(id, cookieKnown));
    }

    private Accepted store(SubmissionForm form, String address, Optional<IdempotencyKey> key) throws IOException {
        pauses.check(Submission.PRODUCT);
        check(address);
        if (form.detail().isPresent() && style.detail().isEmpty()) {
            throw new FormException(List.of(new FormException.Field(
                    "detail", "This campaign takes no details. Please send the order without detail.")));
        }
        form.answers().filter(id -> submissions.findSide(id).isEmpty()).ifPresent(gone -> {
            throw new FormException(List.of(new FormException.Field(
                    "answers",
                    "The song to be answered is not here any more. Please send the order without answers, for a song"
                            + " of its own.")));
        });
        if (!media.isWritable()) {
            throw new IOException("The storage cannot be written to");
        }
        byte[] photo = normalised(form.photo());
        String sessionId = Ids.newCuid();
        Optional<String> newCookie =
                form.cookieId().isPresent() ? Optional.empty() : Optional.of("cookie_" + Ids.newCuid());
        String deleteToken = Ids.newToken();
        String cookie = form.cookieId().or(() -> newCookie).orElseThrow();
        store(sessionId + ".jpg", photo);
        try {
            submissions.add(new Submission(sessionId, cookie, Ids.hash(deleteToken), form), address, key);
        } catch (LimitException | IdempotencyKeys.KeyTakenException | ProblemException e) {
            // Definitely not stored. After any other failure the row may be there; the clean-up finds real orphans.
            jobMedia.remove(MediaKind.PHOTO, sessionId + ".jpg");
            throw e;
        }
        return new Accepted(sessionId, newCookie, deleteToken);
    }

    private byte[] normalised(Base64Text photo) {
        try {
            return photos.normalise(photo);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("Interrupted while a photo was looked at", e);
        }
    }

    /** The order that was stored before under the same key, answered again with a new delete token. */
    private Accepted repeat(String sessionId, boolean cookieKnown) {
        String deleteToken = Ids.newToken();
        submissions.replaceDeleteToken(sessionId, Ids.hash(deleteToken));
        Optional<String> cookie = cookieKnown
                ? Optional.empty()
                : Optional.of(submissions.get(sessionId).cookieId());
        return new Accepted(sessionId, cookie, deleteToken);
    }

    /**
     * Checks the limit early, to avoid work on a photo that would be refused anyway; the limit is counted when the row
     * is stored.
     */
    private void check(String address) {
        Verdict verdict = submissions.peekAddress(address);
        if (!verdict.allowed()) {
            throw new LimitException(LimitException.Kind.ADDRESS, verdict);
        }
    }

    private void store(String key, byte[] photo) throws IOException {
        try {
            media.put(MediaKind.PHOTO, key, file -> Files.write(file, photo));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while storing a photo", e));
        }
    }
}
