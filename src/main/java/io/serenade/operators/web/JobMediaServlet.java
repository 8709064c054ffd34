package io.serenade.operators.web;

import io.serenade.jobs.operations.OperatedJobs.Medium;
import io.serenade.operators.JobMedia;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.storage.web.StorageServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is stored of a job, by its number on the job's page; also what nobody else may see, such as photos. */
@WebServlet(value = "/admin/media/*", asyncSupported = true)
public class JobMediaServlet extends StorageServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9A-Za-z-]{1,64})/([0-9]{1,3})");

    @Inject
    private transient OperatorCheck operatorCheck;

    @Inject
    private transient JobMedia media;

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(operatorCheck.enter(request) instanceof OperatorCheck.Entrance.Open)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Optional<Medium> medium =
                medium(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (medium.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String key = medium.get().key();
        String type = Optional.ofNullable(getServletContext().getMimeType(key)).orElse("application/octet-stream");
        serve(medium.get().kind(), key, type, "private, no-store", Optional.empty(), request, response);
    }

    private Optional<Medium> medium(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return media.find(parts.group(1), Integer.parseInt(parts.group(2)));
    }
}
