package io.serenade.sandbox.indictrans;

import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.FaultSwitch;
import io.serenade.sandbox.tasks.FaultSwitches;
import io.serenade.sandbox.tasks.SandboxTasks;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The faults of translations. */
@ApplicationScoped
class IndicTransFaults {
    private static final int BUSY_REFUSALS = 2;
    private static final int RETRY_SECONDS = 5;

    @Inject
    SandboxTasks tasks;

    @Inject
    FaultSwitches switches;

    /**
     * Rejects a request if the selected fault says so.
     *
     * @param body makes a body of this protocol from a message
     * @return the fault, for the answer
     */
    Fault misbehave(String text, Function<String, JsonObject> body) {
        FaultSwitch faults = switches.get(FaultSwitches.TRANSLATOR);
        Fault fault = Fault.namedIn(text).orElse(faults.mode());
        boolean unlucky = ThreadLocalRandom.current().nextDouble() < faults.errorRate();
        if (fault == Fault.ERROR || unlucky) {
            throw new StubRejection(500, body.apply("The model broke down."));
        }
        if (fault == Fault.FAIL) {
            throw new StubRejection(400, body.apply("The text cannot be translated."));
        }
        if (fault == Fault.BUSY) {
            String asked = Integer.toHexString(text.hashCode());
            if (tasks.countRefusal(IndicTransStandIn.PROVIDER, asked) <= BUSY_REFUSALS) {
                throw StubRejection.retryAfter(503, "The model is being loaded.", RETRY_SECONDS);
            }
            tasks.forgetRefusals(IndicTransStandIn.PROVIDER, asked);
        }
        return fault;
    }

    static Response answer(JsonObject json, Fault fault) {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        StreamingOutput content = out -> {
            out.write(body, 0, fault == Fault.CUT ? body.length / 2 : body.length);
            out.flush();
            if (fault == Fault.CUT) {
                throw new IOException("The answer is cut off on purpose.");
            }
        };
        return Response.ok(content, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, body.length)
                .build();
    }
}
