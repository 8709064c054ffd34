package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Imitates the predictions of Replicate's HTTP API for {@code REPLICATE_BASE_URL=…/sandbox/replicate/v1}. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("replicate/v1")
@RequestScoped
@ReplicateKeyRequired
@Produces(MediaType.APPLICATION_JSON)
public class ReplicateResource {
    private static final int PAGE = 100;
    private static final int MAX_BYTES = 4_000_000;
    private static final String ADVICE = "Send pictures by their address.";

    @Inject
    ReplicatePredictions predictions;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    @Context
    UriInfo uri;

    @POST
    @Path("predictions")
    @AcceptsJson(maxBytes = MAX_BYTES, advice = ADVICE)
    public CompletionStage<Response> create(
            @Context HttpServletRequest http,
            @HeaderParam(PreferWait.HEADER) String prefer,
            @HeaderParam(CancelAfter.HEADER) String cancelAfter) {
        ReplicateRequest request = ReplicateRequest.parse(RequestBody.of(http).text(), true);
        StubModel model =
                StubModels.findByVersion(request.version().orElseThrow()).orElseThrow(ReplicateErrors::unknownVersion);
        return accept(model, request, prefer, cancelAfter);
    }

    /** Only official models are run by their name alone. */
    @POST
    @Path("models/{owner}/{name}/predictions")
    @AcceptsJson(maxBytes = MAX_BYTES, advice = ADVICE)
    public CompletionStage<Response> createByModel(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @Context HttpServletRequest http,
            @HeaderParam(PreferWait.HEADER) String prefer,
            @HeaderParam(CancelAfter.HEADER) String cancelAfter) {
        StubModel model =
                StubModels.find(owner, name).filter(StubModel::official).orElseThrow(ReplicateErrors::notFound);
        return accept(model, ReplicateRequest.parse(RequestBody.of(http).text(), false), prefer, cancelAfter);
    }

    @GET
    @Path("predictions/{id}")
    public String get(@PathParam("id") String id) {
        predictions.sometimesFail();
        return json(predictions.get(id), uri.getBaseUri());
    }

    @POST
    @Path("predictions/{id}/cancel")
    public String cancel(@PathParam("id") String id) {
        predictions.sometimesFail();
        return json(predictions.cancel(id), uri.getBaseUri());
    }

    /** A hundred at a time, the newest first. */
    @GET
    @Path("predictions")
    public String list(@QueryParam("cursor") String cursor) {
        int offset = PageCursor.decode(cursor);
        List<SandboxTask> found = predictions.list(offset, PAGE + 1);
        JsonArrayBuilder results = JSON.createArrayBuilder();
        found.stream()
                .limit(PAGE)
                .forEach(task -> results.add(predictions.show(task).toJson(uri.getBaseUri())));
        return JSON.createObjectBuilder()
                .add("previous", offset == 0 ? JsonValue.NULL : page(Math.max(0, offset - PAGE)))
                .add("next", found.size() > PAGE ? page(offset + PAGE) : JsonValue.NULL)
                .add("results", results)
                .build()
                .toString();
    }

    private JsonValue page(int offset) {
        return JSON.createValue(uri.getBaseUriBuilder()
                .path("replicate/v1/predictions")
                .queryParam("cursor", PageCursor.encode(offset))
                .build()
                .toString());
    }

    /** With {@code Prefer: wait} the answer comes when the prediction is done or the time is up; no thread waits. */
    private CompletionStage<Response> accept(
            StubModel model, ReplicateRequest request, String prefer, String cancelAfter) {
        URI base = uri.getBaseUri();
        SandboxTask task = predictions.accept(model, request, CancelAfter.parse(cancelAfter), base);
        Duration work = Duration.between(clock.instant(), task.finishesAt());
        Duration wait = PreferWait.parse(prefer);
        Duration shorter = work.compareTo(wait) < 0 ? work : wait;
        if (shorter.isNegative() || shorter.isZero()) {
            return CompletableFuture.completedFuture(created(task, base));
        }
        return CompletableFuture.supplyAsync(
                () -> created(predictions.get(task.id()), base),
                CompletableFuture.delayedExecutor(shorter.toMillis() + 1, TimeUnit.MILLISECONDS, executor));
    }

    private Response created(SandboxTask task, URI base) {
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(json(task, base))
                .build();
    }

    private String json(SandboxTask task, URI base) {
        return predictions.show(task).toJson(base).toString();
    }
}
