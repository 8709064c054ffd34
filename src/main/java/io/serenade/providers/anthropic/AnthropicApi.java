package io.serenade.providers.anthropic;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * The one route of Anthropic that is used (platform.claude.com/docs/en/api/messages). Public because the REST client
 * calls it by reflection. Every call has a connection of its own, so that it is always known whether it was answered.
 */
@ClientHeaderParam(name = "Connection", value = "close")
@ClientHeaderParam(name = "anthropic-version", value = "2023-06-01")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AnthropicApi extends Closeable {
    @POST
    @Path("/v1/messages")
    Response write(@HeaderParam("x-api-key") String key, JsonObject request);

    @Override
    void close();
}
