package io.serenade.lovesong;

import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.IdempotencyKeys.IdempotencyKey;
import io.serenade.platform.Ids;
import io.serenade.platform.Limits.Verdict;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Accepts an order: photo first, then row and limits in one transaction. If the row is refused the photo
 * goes again; a photo whose row never came (a crash in between) is found by the nightly clean-up.
 */
@ApplicationScoped
public class AcceptSubmission {
    private static final Logger LOG = System.getLogger(AcceptSubmission.class.getName());

    @Inject
    private Submissions submissions;

    @Inject
    private MediaStore media;

    /**
     * What the visitor gets.
     *
     * @param newCookieId present only for a first visit
     */
    public record Accepted(String sessionId, Optional<String> newCookieId, String deleteToken) {}

    /**
     * @param address key of the visitor's address
     * @param key the caller's name for this order, if it gave one
     * @throws PhotoException or LimitException when refused; nothing is stored or counted then
     * @throws IOException when the storage is out; neither
     */
    public Accepted accept(SubmissionForm form, String address, Optional<IdempotencyKey> key) throws IOException {
        refuseEarly(address);
        if (!media.isWritable()) {
            throw new IOException("The storage cannot be written to");
        }
        byte[] photo = PetPhoto.normalise(form.photo());
        String sessionId = Ids.newCuid();
        Optional<String> newCookie =
                form.cookieId().isPresent() ? Optional.empty() : Optional.of("cookie_" + Ids.newCuid());
        String deleteToken = Ids.newToken();
        String cookie = form.cookieId().or(() -> newCookie).orElseThrow();
        store(sessionId + ".jpg", photo);
        try {
            submissions.add(new Submission(sessionId, cookie, Ids.hash(deleteToken), form), address, key);
        } catch (LimitException | IdempotencyKeys.KeyTakenException e) {
            // Surely not stored. After any other failure the row may be there; the clean-up finds real orphans.
            removeAgain(sessionId + ".jpg");
            throw e;
        }
        return new Accepted(sessionId, newCookie, deleteToken);
    }

    private void removeAgain(String key) {
        try {
            media.delete(MediaKind.PHOTO, key);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The photo {0} of a refused order stays for the nightly clean-up: {1}", key, e);
        }
    }

    /**
     * The order stored before under the same key, told again with a fresh delete token.
     *
     * @param cookieKnown whether the visitor's browser sent a cookie, which is then not told again
     */
    public Accepted repeat(IdempotencyKeys.Order order, boolean cookieKnown) {
        String deleteToken = Ids.newToken();
        submissions.replaceDeleteToken(order.jobId(), Ids.hash(deleteToken));
        Optional<String> cookie = cookieKnown
                ? Optional.empty()
                : Optional.of(submissions.get(order.jobId()).cookieId());
        return new Accepted(order.jobId(), cookie, deleteToken);
    }

    /** Spares the work on a photo that the limit would refuse anyway; the limit itself is checked when the row is stored. */
    private void refuseEarly(String address) {
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
