package io.serenade.jobs.web;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The address that providers were given before there was one form for all of them; it stays valid. */
@Path("/v1/webhooks/{provider}/{token}")
@Produces(MediaType.APPLICATION_JSON)
public class EarlierCallbackResource extends ProviderCallbackResource {}
