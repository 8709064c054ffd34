package io.serenade.jobs.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.serenade.jobs.webhooks.CallbackAddresses;
import io.serenade.jobs.webhooks.OutboundDeliveries;
import io.serenade.jobs.webhooks.OutboundDeliveries.Page;
import io.serenade.jobs.webhooks.OutboundWebhooks;
import io.serenade.jobs.webhooks.WebhookBodies;
import io.serenade.jobs.webhooks.WebhookBody;
import io.serenade.jobs.webhooks.WebhookTry;
import io.serenade.platform.web.AdminServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The webhooks that were sent, for the operator, with a button that replays one and a form that tries an address out. */
@WebServlet("/admin/webhooks")
public class WebhooksPageServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    @Inject
    private transient OutboundDeliveries deliveries;

    @Inject
    private transient OutboundWebhooks webhooks;

    @Inject
    private transient WebhookBodies products;

    @Inject
    private transient CallbackAddresses addresses;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, Optional.empty(), response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> replayed = parameter(request, "replay").filter(id -> id.matches("[0-9]{1,18}"));
        show(request, Optional.of(replayed.isPresent() ? replay(replayed.get()) : test(request)), response);
    }

    private String replay(String id) {
        return deliveries.find(Long.parseLong(id)).filter(deliveries::replay).isPresent()
                ? "It is sent again."
                : "It is being sent at this moment, or has gone.";
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
        WebhookTry done = webhooks.sendTest(product.get(), URI.create(url));
        return "Test: " + done.problem().orElse("The receiver took it.") + " It took "
                + done.took().toMillis() + " ms.";
    }

    private void show(HttpServletRequest request, Optional<String> said, HttpServletResponse response)
            throws IOException {
        Optional<String> jobId = parameter(request, "job_id");
        Page page = new Page(jobId, parameter(request, "cursor").flatMap(DeliveryQuery::position), SHOWN);
        ListedDeliveries listed = ListedDeliveries.of(page, deliveries.list(page));
        StringOutput html = new StringOutput();
        templates.render(
                "webhooks.jte",
                Map.of(
                        "deliveries", listed.deliveries(),
                        "products", products.names(),
                        "jobId", jobId,
                        "said", said,
                        "older", listed.nextCursor()),
                html);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(html.toString());
    }

    /** The database takes no NUL. */
    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.indexOf('\0') < 0);
    }
}
