package io.serenade.operators.web;

import io.serenade.operators.BulkActs;
import io.serenade.operators.OperatorAction;
import io.serenade.operators.OperatorActions;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.platform.web.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what an act would do to one job, or to all that a filter shows, and does it once that is confirmed. */
@WebServlet("/admin/act")
public class ActServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient OperatorActions acts;

    @Inject
    private transient BulkActs bulk;

    @Inject
    private transient Frames frames;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<OperatorAction> act =
                Optional.ofNullable(request.getParameter("act")).flatMap(OperatorAction::of);
        if (act.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        try {
            ActOrder order = ActOrder.read(act.get(), parameters(request));
            if (order.job().isPresent()) {
                one(act.get(), order.job().get(), order.confirmed(), request, response);
            } else {
                many(act.get(), order, request, response);
            }
        } catch (ProblemException e) {
            response.sendError(e.type().status(), e.getMessage());
        }
    }

    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        Map<String, List<String>> parameters = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        parameters.remove("act");
        return parameters;
    }

    private void one(
            OperatorAction act, String job, boolean confirmed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (confirmed || !act.isLasting()) {
            boolean done = acts.perform(act, job, OperatorCheck.operator(request));
            see(response, "/admin/jobs/" + job + "?done=" + (done ? 1 : 0));
        } else {
            ask(request, response, ActPage.of(act, job));
        }
    }

    private void many(OperatorAction act, ActOrder order, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (order.confirmed()
                && bulk.begin(act, order.filter(), order.expected().orElseThrow(), OperatorCheck.operator(request))
                        .isPresent()) {
            see(response, "/admin/log");
        } else {
            ActPage page = ActPage.of(bulk.preview(act, order.filter()), order.filter());
            ask(request, response, order.confirmed() ? page.afterChange() : page);
        }
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, ActPage page) throws IOException {
        Frames.send(response, ConsolePages.act(frames.of("jobs", page.act().title(), request), page));
    }

    private static void see(HttpServletResponse response, String where) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", where);
    }
}
