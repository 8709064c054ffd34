package io.serenade.platform.web;

import io.serenade.platform.settings.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;

/**
 * Whether a call that changes something comes from our own pages. A browser attaches the operator's password even to
 * requests that another site triggers, and names that site in {@code Origin}; other programs send no {@code Origin}.
 */
@ApplicationScoped
public class SameOrigin {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private ServerSettings settings;

    /** @param origin the header, or null; {@code host} is the header of that name */
    public boolean allows(String method, String origin, String host) {
        if (READING.contains(method) || origin == null) {
            return true;
        }
        return origin.equals(originOf(settings.publicBaseUrl()))
                || host != null
                        && origin.matches("https?://.*")
                        && origin.replaceFirst("https?://", "").equals(host);
    }

    private static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
