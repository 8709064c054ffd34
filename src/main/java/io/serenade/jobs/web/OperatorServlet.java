package io.serenade.jobs.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.serenade.jobs.operations.Operations;
import io.serenade.platform.web.AdminServlet;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The operator's page: the figures of {@code /api/admin/overview}, and what waits for a decision. */
@WebServlet("/admin")
public class OperatorServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    private final transient TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    @Inject
    private transient Operations operations;

    @Inject
    @Any
    private transient Instance<OperatorTask> tasks;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringOutput html = new StringOutput();
        List<OperatorTask> open =
                tasks.stream().sorted(Comparator.comparing(OperatorTask::title)).toList();
        templates.render("operator.jte", Map.of("overview", operations.overview(), "tasks", open), html);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(html.toString());
    }
}
