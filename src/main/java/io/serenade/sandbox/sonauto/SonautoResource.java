package io.serenade.sandbox.sonauto;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.FaultSwitch;
import io.serenade.sandbox.tasks.FaultSwitches;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The API of the song generator Sonauto, version 3, imitated for {@code EXTERNAL_API_URL=…/sandbox/sonauto}. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("sonauto")
@RequestScoped
@SonautoKeyRequired
@Produces(MediaType.APPLICATION_JSON)
public class SonautoResource {
    private static final int BUSY_REFUSALS = 2;
    private static final int BUSY_RETRY_AFTER_SECONDS = 5;

    @Inject
    SandboxSettings settings;

    @Inject
    SandboxTasks tasks;

    @Inject
    SandboxSongs songs;

    @Inject
    FaultSwitches switches;

    @Inject
    Clock clock;

    @Context
    UriInfo uri;

    @POST
    @Path("generations/v3")
    @AcceptsJson(maxBytes = 1_000_000, advice = "A song needs words only.")
    public String generate(@Context HttpServletRequest http) {
        String body = RequestBody.of(http).text();
        SonautoRequest request = SonautoRequest.parse(body);
        FaultSwitch faults = switches.get(FaultSwitches.SONG_GENERATOR);
        Fault fault = Fault.namedIn(request.words()).orElse(faults.mode());
        request.webhook().filter(address -> !settings.mayCall(address)).ifPresent(address -> {
            throw new StubRejection(422, "webhook_url must be an address of this installation");
        });
        sometimesFail(faults);
        turnAway(request, fault, faults);

        Duration delay = faults.delay().orElse(settings.delay());
        SandboxTask task = SandboxTask.accept(
                UUID.randomUUID().toString(),
                SonautoStandIn.PROVIDER,
                body,
                clock.instant(),
                delay,
                fault,
                request.webhook());
        SandboxTask heard = request.streaming() ? task.startingAt(SonautoStatus.heardFrom(task)) : task;
        tasks.add(heard, task.callbackAt(delay), request.streaming() && fault != Fault.LOST);
        if (!task.fails()) {
            songs.prepare(SongOrder.of(request, settings.songSeconds()));
        }
        return JSON.createObjectBuilder().add("task_id", task.id()).build().toString();
    }

    /** The bare word as a JSON string, or an object when the alignment of the words is asked for as well. */
    @GET
    @Path("generations/status/{id}")
    public String status(@PathParam("id") String id, @QueryParam("include_alignment") boolean includeAlignment) {
        sometimesFail(switches.get(FaultSwitches.SONG_GENERATOR));
        SandboxTask task = find(id);
        Instant now = clock.instant();
        String status = SonautoStatus.of(task, now).name();
        if (includeAlignment) {
            SonautoAlignment alignment = SonautoAlignment.of(task, SonautoRequest.of(task), now);
            return JSON.createObjectBuilder()
                    .add("status", status)
                    .add("alignment_status", alignment.json())
                    .build()
                    .toString();
        }
        return JSON.createValue(status).toString();
    }

    @GET
    @Path("generations/{id}")
    public String generation(@PathParam("id") String id) {
        sometimesFail(switches.get(FaultSwitches.SONG_GENERATOR));
        Instant now = clock.instant();
        URI folder = uri.getBaseUriBuilder().path("sonauto/songs/").build();
        return SonautoMessages.record(find(id), now, folder, settings.songSeconds())
                .toString();
    }

    @GET
    @Path("credits/balance")
    public String credits() {
        return JSON.createObjectBuilder()
                .add("num_credits", balance(switches.get(FaultSwitches.SONG_GENERATOR)))
                .add("num_credits_payg", 0)
                .build()
                .toString();
    }

    private SandboxTask find(String id) {
        return tasks.find(SonautoStandIn.PROVIDER, id).orElseThrow(() -> new StubRejection(404, "Task not found"));
    }

    private int balance(FaultSwitch faults) {
        return faults.credits().orElse(settings.credits());
    }

    private void turnAway(SonautoRequest request, Fault fault, FaultSwitch faults) {
        if (balance(faults) == 0) {
            throw new StubRejection(402, "Insufficient credits");
        }
        if (fault == Fault.ERROR) {
            throw new StubRejection(500, "Internal Server Error");
        }
        if (fault == Fault.BUSY) {
            if (tasks.countRefusal(SonautoStandIn.PROVIDER, request.seed()) <= BUSY_REFUSALS) {
                throw StubRejection.retryAfter(503, "Service Unavailable", BUSY_RETRY_AFTER_SECONDS);
            }
            tasks.forgetRefusals(SonautoStandIn.PROVIDER, request.seed());
        }
    }

    private static void sometimesFail(FaultSwitch faults) {
        if (ThreadLocalRandom.current().nextDouble() < faults.errorRate()) {
            throw new StubRejection(500, "Internal Server Error");
        }
    }
}
