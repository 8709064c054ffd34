package io.serenade.sandbox.indictrans;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.indictrans.StubTranslator.Result;
import io.serenade.sandbox.tasks.Fault;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Imitates IndicTrans2's own Triton server for {@code AI4BHARAT_PROTOCOL=triton}. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("indictrans/v2")
@RequestScoped
@IndicTransKeyRequired
@Produces(MediaType.APPLICATION_JSON)
public class TritonResource {
    @Inject
    IndicTransFaults faults;

    @POST
    @Path("models/nmt/infer")
    @AcceptsJson(maxBytes = 200_000, maxValues = 10_000, advice = "A translation needs words only.")
    public Response infer(@Context HttpServletRequest request) {
        TritonRequest asked = TritonRequest.parse(RequestBody.of(request).text());
        Fault fault = faults.misbehave(String.join(" ", asked.texts()), TritonRequest::problem);
        Result result = StubTranslator.translate(asked.texts(), asked.from(), asked.to());
        JsonArrayBuilder data = JSON.createArrayBuilder();
        result.texts().forEach(data::add);
        return IndicTransFaults.answer(
                JSON.createObjectBuilder()
                        .add("model_name", "nmt")
                        .add("model_version", "1")
                        .add(
                                "outputs",
                                JSON.createArrayBuilder()
                                        .add(JSON.createObjectBuilder()
                                                .add("name", "OUTPUT_TEXT")
                                                .add("datatype", "BYTES")
                                                .add(
                                                        "shape",
                                                        JSON.createArrayBuilder()
                                                                .add(asked.texts()
                                                                        .size())
                                                                .add(1))
                                                .add("parameters", result.metadata())
                                                .add("data", data)))
                        .build(),
                fault);
    }

    /** 200 without a body, as Triton says it. */
    @GET
    @Path("health/ready")
    public Response ready() {
        return Response.ok().build();
    }
}
