package io.serenade.intake.web;

import io.serenade.intake.Upload;
import io.serenade.intake.Uploads;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoredMedia;
import io.serenade.storage.web.MediaAnswer;
import io.serenade.storage.web.StorageServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What was uploaded, for anyone who knows its address, until it expires. */
@WebServlet(urlPatterns = "/uploads/*", asyncSupported = true)
@CrossOrigin(CrossOrigin.Access.MEDIA)
public class UploadsServlet extends StorageServlet {
    private static final long serialVersionUID = 1L;
    private static final String CACHE = "private, max-age=3600, immutable";

    @Inject
    private transient Uploads uploads;

    @Inject
    private transient MediaStore media;

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Robots-Tag", "noindex");
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        Optional<Upload> upload = uploads.findFile(path.substring(1));
        if (upload.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!uploads.isKept(upload.get())) {
            response.sendError(HttpServletResponse.SC_GONE);
        } else {
            serve(upload.get(), request, response);
        }
    }

    private void serve(Upload upload, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<StoredMedia> found = media.find(MediaKind.UPLOAD, upload.file());
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(new MediaAnswer(found.get(), upload.format().type(), CACHE, Optional.empty()), request, response);
    }
}
