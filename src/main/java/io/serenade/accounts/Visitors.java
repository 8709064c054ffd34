package io.serenade.accounts;

import io.serenade.platform.Ids;
import io.serenade.platform.keys.HmacSigner;
import io.serenade.platform.settings.ServerSettings;
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
 * Browsers that order from our own pages, without an account. A page gives the browser a signed cookie that scripts
 * cannot read; orders made with it belong to this browser.
 */
@ApplicationScoped
public class Visitors {
    private static final String COOKIE = "serenade_visitor";
    private static final String PURPOSE = "visitor";
    private static final Duration KEPT = Duration.ofDays(400);

    @Inject
    HmacSigner signer;

    @Inject
    SameOrigin sameOrigin;

    @Inject
    ServerSettings server;

    /** The visitor of this browser, if one of our pages has set the cookie before. */
    public Optional<Visitor> find(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> genuine(cookie.getValue()).stream())
                .findFirst();
    }

    /**
     * The visitor whose page makes this call. A browser names the page's site in {@code Origin} whenever a script
     * changes something; a call without that header does not come from a page.
     */
    public Optional<Visitor> ordering(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        boolean ours = origin != null && sameOrigin.allows(request.getMethod(), origin, request.getHeader("Host"));
        return ours ? find(request) : Optional.empty();
    }

    /** Sets the cookie in a browser that has none, on a page with an order form. */
    public void welcome(HttpServletRequest request, HttpServletResponse response) {
        if (find(request).isPresent()) {
            return;
        }
        String id = Ids.newCuid();
        Cookie cookie = new Cookie(COOKIE, id + "." + signer.sign(PURPOSE, id));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure("https".equals(server.publicBaseUrl().getScheme()));
        cookie.setMaxAge((int) KEPT.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private Optional<Visitor> genuine(String value) {
        int dot = value.indexOf('.');
        return dot > 0 && signer.isGenuine(PURPOSE, value.substring(0, dot), value.substring(dot + 1))
                ? Optional.of(new Visitor(value.substring(0, dot)))
                : Optional.empty();
    }
}
