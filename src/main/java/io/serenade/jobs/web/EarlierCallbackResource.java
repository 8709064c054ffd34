package io.serenade.jobs.web;

import io.serenade.platform.web.routes.CrossOrigin;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The callback address that older tasks carry; it stays valid. It has the CORS rule of its neighbours, so that an
 * unknown address below {@code /v1} has a rule as well.
 */
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/webhooks/{provider}/{token}")
@Produces(MediaType.APPLICATION_JSON)
public class EarlierCallbackResource extends ProviderCallbackResource {}
