package io.serenade.sandbox.tasks;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.json.BoundedJson;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The switches with which administrators make the stand-ins misbehave: one object per capability. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("faults")
@AdminOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FaultsResource {
    @Inject
    FaultSwitches switches;

    @Inject
    Event<OperatorAct> acts;

    @GET
    public String show() {
        JsonObjectBuilder all = JSON.createObjectBuilder();
        FaultSwitches.CAPABILITIES.forEach(
                capability -> all.add(capability, switches.get(capability).toJson()));
        return all.build().toString();
    }

    /** Sets the capabilities that are named and leaves the others as they are. */
    @PUT
    @AcceptsJson(maxBytes = 4_096, advice = "Send the switches that are to change.")
    public String set(@Context HttpServletRequest request) {
        Map<String, FaultSwitch> faults = parse(RequestBody.of(request).text());
        faults.forEach((capability, fault) -> {
            switches.set(capability, fault);
            acts.fire(OperatorAct.of(
                    OperatorCheck.operator(request),
                    "set sandbox faults",
                    capability,
                    fault.toJson().toString()));
        });
        return show();
    }

    static Map<String, FaultSwitch> parse(String body) {
        try {
            Map<String, FaultSwitch> faults = new LinkedHashMap<>();
            BoundedJson.object(body).forEach((capability, value) -> faults.put(capability, parse(capability, value)));
            if (faults.isEmpty()) {
                throw unusable();
            }
            return faults;
        } catch (JsonException e) {
            throw new StubRejection(400, "The body is not JSON: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new StubRejection(400, e.getMessage());
        }
    }

    private static FaultSwitch parse(String capability, JsonValue value) {
        if (FaultSwitches.CAPABILITIES.contains(capability) && value instanceof JsonObject faults) {
            FaultSwitch parsed = FaultSwitch.parse(faults);
            if (!parsed.models().isEmpty() && !capability.equals(FaultSwitches.MEDIA_GENERATOR)) {
                throw new IllegalArgumentException("Only " + FaultSwitches.MEDIA_GENERATOR + " has models.");
            }
            return parsed;
        }
        throw unusable();
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("Send {\"" + String.join("\": {…}} or {\"", FaultSwitches.CAPABILITIES)
                + "\": {…}}, or several in one, with any of mode, error_rate, delay_seconds, credits and models.");
    }
}
