package io.serenade.operators.web;

import io.serenade.operators.OperatedProducts;
import io.serenade.operators.PageCounts;
import io.serenade.operators.PageEvent;
import io.serenade.platform.limits.ReadLimits;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Our pages report what happened on them, without anything about the visitor. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/counts")
public class CountsResource {
    private static final Pattern ROBOT =
            Pattern.compile("bot|crawl|spider|slurp|preview|headless|curl|wget|python|http", Pattern.CASE_INSENSITIVE);

    /** Events of one address; nobody does more on our pages. */
    private static final int PER_HOUR = 600;

    @Inject
    private PageCounts counts;

    @Inject
    private OperatedProducts products;

    @Inject
    private ReadLimits limits;

    @Inject
    private ClientAddress addresses;

    /** Robots, and more than people can do, are answered alike and not counted. */
    @POST
    @Path("/{product}/{event}")
    public Response count(
            @PathParam("product") String product,
            @PathParam("event") String event,
            @HeaderParam("User-Agent") String agent,
            @Context HttpServletRequest request) {
        Optional<PageEvent> known = PageEvent.of(event);
        if (known.isEmpty() || !products.names().contains(product)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "Nothing of this name is counted.");
        }
        if (!isRobot(agent)
                && limits.count("counts:" + addresses.keyOf(request), PER_HOUR, Duration.ofHours(1))
                        .allowed()) {
            counts.count(product, known.get());
        }
        return Response.noContent().build();
    }

    static boolean isRobot(String agent) {
        return agent == null || agent.isBlank() || ROBOT.matcher(agent).find();
    }
}
