package io.serenade;

import io.serenade.platform.Ids;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The description of the API, for programs and for the pages that show it. */
@WebServlet("/openapi.yaml")
public class ApiDescriptionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final String text = ApiDescription.text();
    private final String tag = '"' + Ids.hash(text).substring(0, 22) + '"';

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-cache");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/yaml;charset=UTF-8");
        response.getWriter().write(text);
    }
}
