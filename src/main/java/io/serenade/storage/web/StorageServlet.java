package io.serenade.storage.web;

import io.serenade.platform.web.SecurityHeaders;
import io.serenade.storage.AttachmentName;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoredMedia;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Serves media, which browsers may not let run scripts or load anything, and answers 503 if the storage is unavailable
 * or too many transfers are under way. Needs {@code asyncSupported}.
 */
public abstract class StorageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(StorageServlet.class.getName());
    private static final String SECONDS = "5";

    private static final Duration SIGNED_FOR = Duration.ofMinutes(10);

    @Inject
    private transient Transfers transfers;

    @Inject
    private transient MediaStore media;

    /** @throws IOException when the storage failed or the visitor disconnected */
    protected abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.ofMedium(response);
        try {
            answer(request, response);
        } catch (TooManyTransfersException e) {
            refuse(response);
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            LOG.log(Level.WARNING, "{0} could not be answered: {1}", request.getRequestURI(), e.getMessage());
            refuse(response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /**
     * Sends the file of a key, or redirects the visitor to where it can be fetched; 404 where there is none.
     *
     * @param cacheControl the value of the header {@code Cache-Control}
     * @param downloadName the name it is offered under; without one it is shown in place
     */
    protected final void serve(
            MediaKind kind,
            String key,
            String contentType,
            String cacheControl,
            Optional<String> downloadName,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<URI> signed = media.signedUrl(kind, key, SIGNED_FOR, contentType, downloadName);
        if (signed.isPresent()) {
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
            response.setHeader("Location", signed.get().toString());
            return;
        }
        Optional<StoredMedia> found = media.find(kind, key);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(
                new MediaAnswer(found.get(), contentType, cacheControl, downloadName.map(AttachmentName::of)),
                request,
                response);
    }

    /** Sends a medium, or what the request asks of it; the last thing an answer does. */
    protected final void send(MediaAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer.send(request, response, transfers);
    }
}
