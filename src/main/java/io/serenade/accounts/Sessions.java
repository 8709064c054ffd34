package io.serenade.accounts;

import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.web.SameOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the session that a request carries. Programs send the access token as a bearer token. Browsers that signed in
 * on our own pages send it in a cookie that scripts cannot read; with the cookie, calls that change something are
 * accepted from our own pages only.
 */
@ApplicationScoped
public class Sessions {
    private static final String NAME = "serenade_session";

    /**
     * A browser accepts a cookie with this prefix only over an encrypted connection, and keeps it for exactly this
     * host.
     */
    private static final String NAME_WHERE_ENCRYPTED = "__Host-" + NAME;

    private static final Pattern BEARER =
            Pattern.compile("(?i:bearer) +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*)");

    @Inject
    AccessTokens tokens;

    @Inject
    Accounts accounts;

    @Inject
    SameOrigin sameOrigin;

    @Inject
    ServerSettings server;

    /** Whether an {@code Authorization} header, which may be null, looks like an access token; API keys do not. */
    static boolean isToken(String authorization) {
        return authorization != null && BEARER.matcher(authorization.strip()).matches();
    }

    /** Whose access token the {@code Authorization} header has; empty for one that is not valid. */
    Optional<AccountId> ofBearer(String authorization) {
        Matcher bearer = BEARER.matcher(authorization.strip());
        return bearer.matches() ? holding(bearer.group(1)) : Optional.empty();
    }

    /** The account that is signed in on this browser, if one of our pages makes this call. */
    public Optional<AccountId> ofBrowser(HttpServletRequest request) {
        if (!mayUseCookie(request)) {
            return Optional.empty();
        }
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .flatMap(value -> holding(value).stream())
                .findFirst();
    }

    private boolean mayUseCookie(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> true;
            default -> isOfOurPages(request);
        };
    }

    /** A browser names the site of the page in {@code Origin} whenever a script changes something. */
    public boolean isOfOurPages(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        return origin != null
                && sameOrigin.allows(request.getMethod(), origin, request.getHeader(HttpHeaders.HOST))
                && (site == null || site.equals("same-origin"));
    }

    private Optional<AccountId> holding(String token) {
        return tokens.read(token)
                .filter(claim -> accounts.hasSession(claim.account(), claim.version()))
                .map(AccessTokens.Claim::account);
    }

    /** Signs a browser in. */
    public NewCookie cookie(AccessToken token) {
        return cookie(token.reveal(), (int) AccessToken.VALID.toSeconds());
    }

    /** Signs a browser out. */
    public NewCookie noCookie() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(isEncrypted())
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(seconds)
                .build();
    }

    private String name() {
        return isEncrypted() ? NAME_WHERE_ENCRYPTED : NAME;
    }

    private boolean isEncrypted() {
        return "https".equals(server.publicBaseUrl().getScheme());
    }
}
