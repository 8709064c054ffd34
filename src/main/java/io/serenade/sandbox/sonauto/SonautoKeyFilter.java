package io.serenade.sandbox.sonauto;

import io.serenade.sandbox.tasks.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/** Wants a bearer key as the real service does; any key will do, as nothing here costs anything. */
@Provider
@SonautoKeyRequired
public class SonautoKeyFilter implements ContainerRequestFilter {
    private static final String SCHEME = "bearer ";

    @Override
    public void filter(ContainerRequestContext request) {
        if (!hasKey(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(Refusal.answer(401, "Missing or malformed API key: send Authorization: Bearer <key>")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build());
        }
    }

    public static boolean hasKey(String header) {
        return header != null
                && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                && !header.substring(SCHEME.length()).isBlank();
    }
}
