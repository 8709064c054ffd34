package io.serenade.operators.web;

import io.serenade.operators.JobDetails;
import io.serenade.operators.JobDetailsReader;
import io.serenade.operators.JobMedia;
import io.serenade.operators.OperatedProducts;
import io.serenade.platform.web.operators.AdminServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One job with all that is known of it. */
@WebServlet("/admin/jobs/*")
public class JobServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
    private static final String ID = "/[0-9A-Za-z-]{1,64}";

    @Inject
    private transient JobDetailsReader dossiers;

    @Inject
    private transient JobMedia media;

    @Inject
    private transient OperatedProducts products;

    @Inject
    private transient Frames frames;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        Optional<JobDetails> dossier = path.matches(ID) ? dossiers.find(path.substring(1)) : Optional.empty();
        if (dossier.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<String> said = Optional.ofNullable(request.getParameter("done"))
                .map(done -> done.equals("1")
                        ? "Done."
                        : "Nothing was changed: the job does not stand so that it could be.");
        Frames.send(
                response,
                ConsolePages.job(
                        frames.of("jobs", "Job " + dossier.get().job().id(), request),
                        dossier.get(),
                        isRenewal(request)
                                ? List.of()
                                : media.list(dossier.get().job().id()),
                        products.title(dossier.get().job().product()),
                        said,
                        clock.instant()));
    }

    /** Whether the page's script asks, every few seconds, for the parts that change; media do not. */
    private static boolean isRenewal(HttpServletRequest request) {
        return request.getHeader("X-Renewal") != null;
    }
}
