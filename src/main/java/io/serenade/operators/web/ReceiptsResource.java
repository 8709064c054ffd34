package io.serenade.operators.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.operators.ErasureReceipts;
import io.serenade.platform.limits.ReadLimits;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** Receipts of what was erased, for whoever knows the id, and whether a receipt is genuine. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/receipts")
public class ReceiptsResource {
    private static final int PER_HOUR = 60;

    @Inject
    private ErasureReceipts receipts;

    @Inject
    private ReadLimits limits;

    @Inject
    private ClientAddress addresses;

    @GET
    @Path("/{id: [a-z0-9-]{20,64}}")
    @Produces("text/plain;charset=UTF-8")
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        count(request);
        String receipt = receipts.issue(List.of(id))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "Nothing with this id was erased, or its row has gone since."));
        return Response.ok(receipt)
                .header("Content-Disposition", "attachment; filename=\"receipt-of-erasure.txt\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/verify")
    @Produces(MediaType.APPLICATION_JSON)
    @AcceptsJson(maxBytes = 262_144, advice = "Please send the receipt's text as the string receipt.")
    public Response verify(@Context HttpServletRequest request) {
        count(request);
        boolean genuine = receipts.isGenuine(RequestBody.of(request).json().getString("receipt", ""));
        return Response.ok(JSON.createObjectBuilder()
                        .add("genuine", genuine)
                        .build()
                        .toString())
                .build();
    }

    private void count(HttpServletRequest request) {
        if (!limits.count("receipts:" + addresses.keyOf(request), PER_HOUR, Duration.ofHours(1))
                .allowed()) {
            throw new ProblemException(ProblemType.QUOTA_EXCEEDED, "Too many receipts were asked for within the hour.");
        }
    }
}
