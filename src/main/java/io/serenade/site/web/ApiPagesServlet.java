package io.serenade.site.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The pages that show the API, at exactly the published addresses; the server would redirect to addresses with a slash.
 */
@WebServlet({"/docs", "/redoc"})
public class ApiPagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher(request.getServletPath() + "/index.html").forward(request, response);
    }
}
