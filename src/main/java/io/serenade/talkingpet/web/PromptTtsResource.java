package io.serenade.talkingpet.web;

import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A clip with words: the photo moves as the prompt says, and the text is heard. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.OPEN)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class PromptTtsResource {
    @Inject
    private PetOrders orders;

    @POST
    @AcceptsJson(maxBytes = PetApplication.MAX_BYTES, advice = PetApplication.ADVICE)
    public void order(@Context HttpServletRequest request, @Suspended AsyncResponse answer) {
        orders.take(request, true, answer);
    }
}
