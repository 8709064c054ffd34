package io.serenade.sandbox.tasks;

import io.serenade.platform.web.AdminOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** The switches with which administrators make the stand-ins misbehave: one object per capability. */
@Path("faults")
@AdminOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FaultsResource {
    @Inject
    FaultSwitches switches;

    @GET
    public String show() {
        JsonObjectBuilder all = Json.createObjectBuilder();
        FaultSwitches.CAPABILITIES.forEach(
                capability -> all.add(capability, switches.get(capability).toJson()));
        return all.build().toString();
    }

    /** Sets the capabilities that are named and leaves the others as they are. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public String set(String body) {
        parse(body).forEach(switches::set);
        return show();
    }

    static Map<String, FaultSwitch> parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject json = reader.readObject();
            Map<String, FaultSwitch> faults = new LinkedHashMap<>();
            json.forEach((capability, value) -> faults.put(capability, parse(capability, value)));
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
            return FaultSwitch.parse(faults);
        }
        throw unusable();
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("Send {\"" + String.join("\": {…}} or {\"", FaultSwitches.CAPABILITIES)
                + "\": {…}}, or both in one, with any of mode, error_rate, delay_seconds and credits.");
    }
}
