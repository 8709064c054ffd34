package io.serenade.jobs.web;

import io.serenade.platform.web.CrossOrigin;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The address that providers were given before there was one form for all of them; it stays valid. Its rule for scripts is
 * that of its neighbours, so that an unknown address below {@code /v1} has one as well.
 */
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/webhooks/{provider}/{token}")
@Produces(MediaType.APPLICATION_JSON)
public class EarlierCallbackResource extends ProviderCallbackResource {}
