package io.serenade.accounts;

import io.serenade.platform.HmacSigner;
import io.serenade.platform.Ids;
import io.serenade.platform.ServerSettings;
import io.serenade.platform.web.SameOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Browsers that order from our own pages, without an account. A page gives its browser a cookie that scripts cannot read
 * and nobody else can make; what was ordered with it belongs to this browser.
 */
@ApplicationScoped
public class Visitors {
    private static final String COOKIE = "serenade_visitor";
    private static final String PURPOSE = "visitor";
    private static final Duration KEPT = Duration.ofDays(400);

    @Inject
    HmacSigner seals;

    @Inject
    SameOrigin sameOrigin;

    @Inject
    ServerSettings server;

    /** Whose browser this is, where one of our pages has been there before. */
    public Optional<Visitor> find(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> genuine(cookie.getValue()).stream())
                .findFirst();
    }

    /**
     * The visitor whose page makes this call. A browser names the page's site in {@code Origin} whenever a script changes
     * something; a call that names none comes from no page.
     */
    public Optional<Visitor> ordering(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        boolean ours = origin != null && sameOrigin.allows(request.getMethod(), origin, request.getHeader("Host"));
        return ours ? find(request) : Optional.empty();
    }

    /** Gives a browser that has none its cookie, with a page from which it may order. */
    public void welcome(HttpServletRequest request, HttpServletResponse response) {
        if (find(request).isPresent()) {
            return;
        }
        String id = Ids.newCuid();
        Cookie cookie = new Cookie(COOKIE, id + "." + seals.seal(PURPOSE, id));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure("https".equals(server.publicBaseUrl().getScheme()));
        cookie.setMaxAge((int) KEPT.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private Optional<Visitor> genuine(String value) {
        int dot = value.indexOf('.');
        return dot > 0 && seals.isGenuine(PURPOSE, value.substring(0, dot), value.substring(dot + 1))
                ? Optional.of(new Visitor(value.substring(0, dot)))
                : Optional.empty();
    }
}
