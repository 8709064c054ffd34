package io.serenade.site.web;

import io.serenade.site.HtmlAnswers;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Leads from the name of a folder to its page by a path alone. The server itself would name scheme and host, which behind
 * a proxy are not those the browser knows.
 */
@WebServlet({"/docs", "/redoc"})
public class FolderServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        HtmlAnswers.redirect(response, request.getServletPath() + "/");
    }
}
