package io.serenade.operators.web;

import io.serenade.jobs.web.DeliveryQuery;
import io.serenade.jobs.web.ListedDeliveries;
import io.serenade.jobs.webhooks.CallbackAddresses;
import io.serenade.jobs.webhooks.OutboundDeliveries;
import io.serenade.jobs.webhooks.OutboundDeliveries.Page;
import io.serenade.jobs.webhooks.OutboundDelivery;
import io.serenade.jobs.webhooks.OutboundWebhooks;
import io.serenade.jobs.webhooks.WebhookBodies;
import io.serenade.jobs.webhooks.WebhookBody;
import io.serenade.jobs.webhooks.WebhookTry;
import io.serenade.operators.AuditLog;
import io.serenade.operators.OperatorAction;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** The webhooks that were sent, for the operator, with a button to replay one and a form to test an address. */
@WebServlet("/admin/webhooks")
public class WebhooksServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    @Inject
    private transient OutboundDeliveries deliveries;

    @Inject
    private transient OutboundWebhooks webhooks;

    @Inject
    private transient WebhookBodies products;

    @Inject
    private transient CallbackAddresses addresses;

    @Inject
    private transient AuditLog log;

    @Inject
    private transient Frames frames;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, Optional.empty(), response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> replayed = parameter(request, "replay").filter(id -> id.matches("[0-9]{1,18}"));
        show(request, Optional.of(replayed.isPresent() ? replay(replayed.get(), request) : test(request)), response);
    }

    private String replay(String id, HttpServletRequest request) {
        Optional<OutboundDelivery> found = deliveries.find(Long.parseLong(id));
        boolean again = found.filter(deliveries::replay).isPresent();
        found.ifPresent(delivery -> log.note(OperatorAct.onJob(
                OperatorCheck.operator(request), OperatorAction.REPLAY.word(), delivery.jobId(), again)));
        return again ? "It is sent again." : "It is being sent at this moment, or has gone.";
    }

    private String test(HttpServletRequest request) {
        String url = parameter(request, "url").orElse("");
        Optional<WebhookBody> product =
                products.find(parameter(request, "product").orElse(""));
        Optional<String> problem = addresses.problemOf(url);
        if (product.isEmpty() || problem.isPresent()) {
            return "No test was sent. "
                    + problem.map(sentence -> "The address: " + sentence).orElse("Choose a product.");
        }
        log.note(OperatorAct.of(
                OperatorCheck.operator(request),
                "test webhook",
                product.get().product(),
                URI.create(url).getHost()));
        WebhookTry done = webhooks.sendTest(product.get(), URI.create(url));
        return "Test: " + done.problem().orElse("The receiver took it.") + " It took "
                + done.took().toMillis() + " ms.";
    }

    private void show(HttpServletRequest request, Optional<String> said, HttpServletResponse response)
            throws IOException {
        Optional<String> jobId = parameter(request, "job_id");
        Page page = new Page(jobId, parameter(request, "cursor").flatMap(DeliveryQuery::position), SHOWN);
        ListedDeliveries listed = ListedDeliveries.of(page, deliveries.list(page));
        Frames.send(
                response,
                ConsolePages.webhooks(
                        frames.of("/admin/webhooks", "Webhooks", request),
                        new WebhooksPage(listed.deliveries(), products.names(), jobId, said, listed.nextCursor())));
    }

    /** The database cannot store NUL characters. */
    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.indexOf('\0') < 0);
    }
}
