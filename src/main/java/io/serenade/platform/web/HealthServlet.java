package io.serenade.platform.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.web.routes.CrossOrigin;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * MicroProfile's health checks on the application's own port, the same on every server. {@code /health} itself only
 * shows that requests are answered.
 */
@WebServlet({"/health", "/health/live", "/health/ready", "/health/started"})
@CrossOrigin(CrossOrigin.Access.OPEN)
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @Liveness
    private transient Instance<HealthCheck> live;

    @Inject
    @Readiness
    private transient Instance<HealthCheck> ready;

    @Inject
    @Startup
    private transient Instance<HealthCheck> started;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/health")) {
            answer(200, JSON.createObjectBuilder().add("ok", true).build(), response);
            return;
        }
        Instance<HealthCheck> checks =
                switch (request.getServletPath()) {
                    case "/health/live" -> live;
                    case "/health/ready" -> ready;
                    default -> started;
                };
        List<HealthCheckResponse> results =
                checks.stream().map(HealthCheck::call).toList();
        boolean up = results.stream().allMatch(r -> r.getStatus() == HealthCheckResponse.Status.UP);
        JsonArrayBuilder list = JSON.createArrayBuilder();
        results.forEach(r -> list.add(JSON.createObjectBuilder()
                .add("name", r.getName())
                .add("status", r.getStatus().name())));
        JsonObject body = JSON.createObjectBuilder()
                .add("status", up ? "UP" : "DOWN")
                .add("checks", list)
                .build();
        answer(up ? 200 : 503, body, response);
    }

    private static void answer(int status, JsonObject body, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
