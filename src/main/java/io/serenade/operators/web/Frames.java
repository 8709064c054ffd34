package io.serenade.operators.web;

import io.serenade.jobs.web.OperatorTask;
import io.serenade.operators.web.Frame.Task;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Providers;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.web.operators.OperatorCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;

/** Makes the frame of a page, and sends pages. */
@ApplicationScoped
class Frames {
    @Inject
    Providers providers;

    @Inject
    Settings settings;

    @Inject
    @Any
    Instance<OperatorTask> tasks;

    Frame of(String section, String title, HttpServletRequest request) {
        return new Frame(
                section,
                title,
                OperatorCheck.operator(request),
                providers.all().stream()
                        .filter(provider -> provider.hasStandIn(settings))
                        .map(Provider::maker)
                        .toList(),
                tasks.stream()
                        .sorted(Comparator.comparing(OperatorTask::title))
                        .map(task -> new Task(task.title(), task.path(), task.open()))
                        .toList());
    }

    static void send(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(html);
    }
}
