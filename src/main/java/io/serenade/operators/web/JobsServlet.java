package io.serenade.operators.web;

import io.serenade.operators.JobSearch;
import io.serenade.operators.ListedJob;
import io.serenade.operators.OperatedProducts;
import io.serenade.platform.web.operators.AdminServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jobs of all products, searched, filtered and paged. */
@WebServlet("/admin/jobs")
public class JobsServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    @Inject
    private transient JobSearch search;

    @Inject
    private transient OperatedProducts products;

    @Inject
    private transient Frames frames;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JobQuery query = JobQuery.read(request::getParameter);
        List<ListedJob> found = search.list(query.filter(), query.after(), SHOWN);
        Map<String, String> titles = new LinkedHashMap<>();
        products.names().forEach(name -> titles.put(name, products.title(name)));
        JobListPage page = JobListPage.of(
                query, found, SHOWN, titles, products.stages(query.filter().product()), clock.instant());
        Frames.send(response, ConsolePages.jobs(frames.of("jobs", "Jobs", request), page));
    }
}
