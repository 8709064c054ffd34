package io.serenade.musicvideo.web;

import io.serenade.site.HtmlAnswers;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Redirects {@code /jobs/{id}} to the film's page. */
@WebServlet("/jobs/*")
public class JobPageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern ID = Pattern.compile("/[0-9A-Za-z-]{1,64}");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        if (ID.matcher(path).matches()) {
            HtmlAnswers.redirect(response, "/videos" + path);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
