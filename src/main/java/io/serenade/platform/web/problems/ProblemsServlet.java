package io.serenade.platform.web.problems;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The pages to which the member {@code type} of a problem leads: they say what it means and what to do. */
@WebServlet({"/problems", "/problems/*"})
public class ProblemsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String slug = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        List<ProblemType> types = Arrays.stream(ProblemType.values())
                .filter(type -> slug.isEmpty() || type.slug().equals(slug))
                .toList();
        if (types.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(page(types));
    }

    /** The types contain no markup, so their texts need no escaping. */
    private static String page(List<ProblemType> types) {
        String problems = (types.size() > 1 ? "<h1>Problems of the API</h1>\n" : "")
                + types.stream()
                        .map(type -> section(type, types.size() > 1 ? "h2" : "h1"))
                        .collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Serenade: problems of the API</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/docs/problems.css">
                </head>
                <body>
                <main>
                %s<p><a href="/problems">All problems</a>, <a href="/docs">the API to try</a>, <a href="/redoc">to read</a></p>
                </main>
                </body>
                </html>
                """.formatted(problems);
    }

    private static String section(ProblemType type, String heading) {
        return """
                <section id="%s">
                <%s>%s</%s>
                <p>Status %d, code <code>%s</code></p>
                <p>%s</p>
                </section>
                """.formatted(type.slug(), heading, type.title(), heading, type.status(), type.code(), type.advice());
    }
}
