package io.serenade.sandbox;

import io.serenade.platform.web.AdminOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.StringReader;

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
        return Json.createObjectBuilder()
                .add(
                        FaultSwitches.SONG_GENERATOR,
                        switches.get(FaultSwitches.SONG_GENERATOR).toJson())
                .build()
                .toString();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public String set(String body) {
        switches.set(FaultSwitches.SONG_GENERATOR, parse(body));
        return show();
    }

    static FaultSwitch parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject json = reader.readObject();
            if (json.size() == 1 && json.get(FaultSwitches.SONG_GENERATOR) instanceof JsonObject faults) {
                return FaultSwitch.parse(faults);
            }
            throw new IllegalArgumentException(
                    "Send {\"song_generator\": {…}} with any of mode, error_rate, delay_seconds and credits.");
        } catch (JsonException e) {
            throw new Refusal(400, "The body is not JSON: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, e.getMessage());
        }
    }
}
