package io.serenade.sandbox.revid;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Imitates Revid's API v3 for {@code REVID_BASE_URL=…/sandbox/revid/v3}. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("revid/v3")
@RequestScoped
@RevidKeyRequired
@Produces(MediaType.APPLICATION_JSON)
public class RevidResource {
    private static final int MAX_BYTES = 200_000;
    private static final String ADVICE = "Send pictures by their address.";

    @Inject
    RevidVideos videos;

    @Context
    UriInfo uri;

    @POST
    @Path("render")
    @AcceptsJson(maxBytes = MAX_BYTES, advice = ADVICE)
    public String render(@Context HttpServletRequest request) throws InterruptedException {
        RevidRequest asked = RevidRequest.parse(RequestBody.of(request).text());
        SandboxTask task = videos.accept(asked, uri.getBaseUri());
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("success", 1)
                .add("pid", task.id())
                .add("workflow", asked.workflow().word());
        asked.webhook().ifPresent(webhook -> answer.add("webhookUrl", webhook.toString()));
        return answer.add("endpoint", "/api/public/v3/render").build().toString();
    }

    @POST
    @Path("calculate-credits")
    @AcceptsJson(maxBytes = MAX_BYTES, advice = ADVICE)
    public String credits(@Context HttpServletRequest request) {
        RevidRequest asked = RevidRequest.parse(RequestBody.of(request).text());
        videos.sometimesFail();
        return RevidCredits.of(asked).toJson().toString();
    }

    @GET
    @Path("status")
    public String status(@QueryParam("pid") String pid) {
        videos.sometimesFail();
        return videos.show(videos.get(pid == null ? "" : pid)).toJson().toString();
    }
}
