package io.serenade.platform.web.operators;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Lets only operators call what is marked {@link AdminOnly}. */
@Provider
@AdminOnly
@Priority(Priorities.AUTHENTICATION)
public class AdminFilter implements ContainerRequestFilter {
    @Inject
    private OperatorCheck operatorCheck;

    @Context
    private HttpServletRequest request;

    @Context
    private ResourceInfo called;

    @Override
    public void filter(ContainerRequestContext call) {
        AdminOnly rule = rule();
        operatorCheck.refusal(request, rule.toRead(), rule.toChange()).ifPresent(call::abortWith);
    }

    private AdminOnly rule() {
        return Optional.ofNullable(called.getResourceMethod().getAnnotation(AdminOnly.class))
                .or(() -> Optional.ofNullable(called.getResourceClass().getAnnotation(AdminOnly.class)))
                .orElseThrow();
    }
}
