package io.serenade.operators.web;

import io.serenade.operators.AuditLog;
import io.serenade.operators.AuditLog.Done;
import io.serenade.operators.BulkActs;
import io.serenade.operators.BulkActs.Preview;
import io.serenade.operators.JobDetailsReader;
import io.serenade.operators.JobSearch;
import io.serenade.operators.ListedJob;
import io.serenade.operators.OperatorAction;
import io.serenade.operators.OperatorActions;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** The jobs of all products for programs of the operator: what the console's pages show, and what they do. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
public class OperatedJobsResource {
    private static final int SHOWN = 50;

    @Inject
    private JobSearch search;

    @Inject
    private JobDetailsReader dossiers;

    @Inject
    private OperatorActions acts;

    @Inject
    private BulkActs bulk;

    @Inject
    private AuditLog log;

    /** A page of jobs. */
    @JsonbPropertyOrder({"jobs", "nextCursor"})
    public record Listed(List<ListedJob> jobs, Optional<String> nextCursor) {}

    /** What came of an act on one job. */
    @JsonbPropertyOrder({"act", "changed"})
    public record Acted(String act, boolean changed) {}

    /** What an act on many would change, and whether it has begun. */
    @JsonbPropertyOrder({"act", "filter", "matching", "changeable", "begun"})
    public record Many(String act, String filter, int matching, int changeable, boolean begun) {}

    /** A page of the log. */
    @JsonbPropertyOrder({"acts", "nextBefore"})
    public record Logged(List<Done> acts, Optional<Long> nextBefore) {}

    @GET
    @Path("/jobs")
    public Response list(@Context UriInfo uri) {
        JobQuery query = JobQuery.read(uri.getQueryParameters()::getFirst);
        List<ListedJob> found = search.list(query.filter(), query.after(), SHOWN);
        boolean more = found.size() > SHOWN;
        List<ListedJob> shown = more ? found.subList(0, SHOWN) : found;
        return JsonResponses.of(
                        200,
                        new Listed(shown, more ? Optional.of(JobQuery.cursor(shown.get(SHOWN - 1))) : Optional.empty()))
                .build();
    }

    @GET
    @Path("/jobs/{id: [0-9A-Za-z-]{1,64}}")
    public Response get(@PathParam("id") String id) {
        return JsonResponses.of(200, dossiers.find(id).orElseThrow(OperatedJobsResource::noSuchJob))
                .build();
    }

    @POST
    @Path("/jobs/{id: [0-9A-Za-z-]{1,64}}/{act: [a-z-]{3,12}}")
    public Response act(
            @PathParam("id") String id, @PathParam("act") String word, @Context HttpServletRequest request) {
        if (search.find(id).isEmpty()) {
            throw noSuchJob();
        }
        OperatorAction act = act(word);
        boolean changed = acts.perform(act, id, OperatorCheck.operator(request));
        return JsonResponses.of(200, new Acted(act.word(), changed)).build();
    }

    /**
     * Says what would happen to all that the query shows; with {@code confirm=true} and the number from that answer, it
     * begins.
     */
    @POST
    @Path("/acts/{act: [a-z-]{3,12}}")
    public Response actOnMany(
            @PathParam("act") String word, @Context UriInfo uri, @Context HttpServletRequest request) {
        OperatorAction act = act(word);
        ActOrder order = ActOrder.read(act, uri.getQueryParameters());
        if (order.job().isPresent()) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST,
                    "One job has an address of its own: /api/admin/jobs/{id}/" + act.word() + ".");
        }
        Preview preview = bulk.preview(act, order.filter());
        if (order.confirmed()
                && bulk.begin(act, order.filter(), order.expected().orElseThrow(), OperatorCheck.operator(request))
                        .isEmpty()) {
            throw notAsExpected(preview);
        }
        return JsonResponses.of(
                        order.confirmed() ? 202 : 200,
                        new Many(
                                act.word(),
                                order.filter().said(),
                                preview.matching(),
                                preview.changeable(),
                                order.confirmed()))
                .build();
    }

    private static ProblemException notAsExpected(Preview preview) {
        return new ProblemException(
                ProblemType.CONFLICT,
                preview.isTooMany()
                        ? "The filter shows more than " + BulkActs.MOST + " jobs. Please narrow it."
                        : "It would change " + preview.changeable() + " jobs now. Please look again.");
    }

    @GET
    @Path("/acts")
    public Response log(@QueryParam("before") Long before) {
        List<Done> found = log.list(Optional.ofNullable(before), SHOWN);
        boolean more = found.size() > SHOWN;
        List<Done> shown = more ? found.subList(0, SHOWN) : found;
        return JsonResponses.of(
                        200,
                        new Logged(
                                shown, more ? Optional.of(shown.get(SHOWN - 1).id()) : Optional.empty()))
                .build();
    }

    private static OperatorAction act(String word) {
        return OperatorAction.of(word)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no act called " + word + "."));
    }

    private static ProblemException noSuchJob() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no job with this id.");
    }
}
