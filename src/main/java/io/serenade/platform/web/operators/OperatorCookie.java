package io.serenade.platform.web.operators;

import io.serenade.platform.settings.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookie of the console's session: scripts cannot read it, requests from other sites do not carry it, and on an
 * https site it is sent over https only.
 */
@ApplicationScoped
public class OperatorCookie {
    @Inject
    ServerSettings settings;

    public Optional<String> token(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .filter(value -> value.length() < 100)
                .findFirst();
    }

    /** The header {@code Set-Cookie} that begins a session; an empty token ends it. */
    public String header(String token) {
        return name() + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" + (isSecure() ? "; Secure" : "")
                + (token.isEmpty() ? "; Max-Age=0" : "");
    }

    private String name() {
        return isSecure() ? "__Host-serenade_console" : "serenade_console";
    }

    private boolean isSecure() {
        return "https".equals(settings.publicBaseUrl().getScheme());
    }
}
