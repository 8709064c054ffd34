package io.serenade.sandbox.sonauto;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.sandbox.tasks.BearerKey;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SandboxTasks;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Stands in for the server from which Sonauto's songs are heard while they are made: sound that grows as the work
 * proceeds, and 400 before there is any. A servlet, because it sends for seconds without keeping a thread.
 */
@WebServlet(urlPatterns = "/sandbox/sonauto/stream/*", asyncSupported = true)
@CrossOrigin(CrossOrigin.Access.NONE)
public class SonautoStreamServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private transient ManagedScheduledExecutorService timers;

    @Inject
    private transient SandboxSettings settings;

    @Inject
    private transient SandboxKey sandboxKey;

    @Inject
    private transient SandboxTasks tasks;

    @Inject
    private transient SandboxSongs songs;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings.answersAt("sonauto/stream")) {
            refuse(response, 404, "Not Found");
            return;
        }
        if (BearerKey.find(request.getHeader("Authorization"))
                .filter(sandboxKey::matches)
                .isEmpty()) {
            refuse(response, 401, "Invalid API key");
            return;
        }
        String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Optional<SandboxTask> task = tasks.find(SonautoStandIn.PROVIDER, id)
                .filter(known -> SonautoRequest.of(known).streaming() && !known.fails());
        if (task.isEmpty()) {
            refuse(response, 404, "Task not found");
        } else if (clock.instant().isBefore(task.get().startsAt())) {
            refuse(response, 400, "Stream not ready");
        } else {
            send(task.get(), request, response);
        }
    }

    private void send(SandboxTask task, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] song = Files.readAllBytes(file(task));
        response.setContentType("audio/mpeg");
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(LONGEST.toMillis());
        new GrowingSong(song, task, exchange, clock).start(timers);
    }

    private Path file(SandboxTask task) throws IOException {
        try {
            return songs.get(SongOrder.of(SonautoRequest.of(task), settings.songSeconds())
                    .live());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a song was made", e);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(("{\"detail\":\"" + detail + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
