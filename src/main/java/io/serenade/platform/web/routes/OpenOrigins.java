package io.serenade.platform.web.routes;

import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.web.routes.CrossOrigin.Access;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets scripts of other origins read an answer when only its content decides whether they may. */
@ApplicationScoped
public class OpenOrigins {
    private static final String ALLOW = "Access-Control-Allow-Origin";

    @Inject
    ServerSettings settings;

    /** Adds to what {@link CrossOriginFilter} has allowed already. */
    public void allow(Access access, HttpServletRequest request, HttpServletResponse response) {
        if (access == Access.OPEN && !response.containsHeader(ALLOW)) {
            settings.allowedWithoutCredentials(request.getHeader("Origin")).ifPresent(allowed -> {
                response.setHeader(ALLOW, allowed);
                response.setHeader("Access-Control-Expose-Headers", access.exposed());
            });
        }
    }
}
