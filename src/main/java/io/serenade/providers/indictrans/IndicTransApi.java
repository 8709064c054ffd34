package io.serenade.providers.indictrans;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** A translating server at its full address. Public because the REST client calls it by reflection. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface IndicTransApi extends Closeable {
    @POST
    Response translate(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, JsonObject request);

    @Override
    void close();
}
