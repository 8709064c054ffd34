package io.serenade.petroast.web;

import io.serenade.platform.web.routes.CrossOrigin;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers probes: 200 as long as the service can answer at all. */
@WebServlet("/healthz")
@CrossOrigin(CrossOrigin.Access.BACK_END)
public class HealthzServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("{\"status\":\"ok\"}");
    }
}
