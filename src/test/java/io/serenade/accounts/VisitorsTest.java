package io.serenade.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.keys.HmacSigner;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.web.SameOrigin;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorsTest {
    private static final String SITE = "https://pets.example";

    private final Visitors visitors = visitorsAt(SITE);

    @Test
    void knowsABrowserAgainByItsCookie() {
        Cookie cookie = welcome(visitors);

        Optional<Visitor> known = visitors.find(request(Map.of(), cookie));

        assertThat(known.map(Visitor::id)).hasValue(cookie.getValue().split("\\.")[0]);
        assertThat(known.map(Visitor::owner))
                .hasValueSatisfying(
                        owner -> assertThat(Visitor.isOwner(Optional.of(owner))).isTrue());
    }

    @Test
    void keepsTheCookieFromScriptsAndOtherSites() {
        Cookie cookie = welcome(visitors);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(welcome(visitorsAt("http://127.0.0.1:8080")).getSecure()).isFalse();
    }

    @Test
    void givesEachBrowserACookieOfItsOwnAndOnlyOne() {
        Cookie first = welcome(visitors);

        assertThat(welcome(visitors).getValue()).isNotEqualTo(first.getValue());
        assertThat(given(visitors, request(Map.of(), first))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "nobody", "nobody.", ".signature", "nobody.signature", "nobody.signature.of.many"})
    void believesNoCookieThatWasMadeElsewhere(String value) {
        assertThat(visitors.find(request(Map.of(), new Cookie("serenade_visitor", value))))
                .isEmpty();
    }

    @Test
    void believesNoSealUnderAnotherId() {
        String signature = welcome(visitors).getValue().split("\\.")[1];

        assertThat(visitors.find(request(Map.of(), new Cookie("serenade_visitor", "somebody." + signature))))
                .isEmpty();
    }

    @Test
    void findsItsCookieAmongOthers() {
        Cookie cookie = welcome(visitors);

        assertThat(visitors.find(request(Map.of(), new Cookie("serenade_visitor", "nobody.signature"), cookie)))
                .isPresent();
        assertThat(visitors.find(request(Map.of()))).isEmpty();
    }

    /** A browser names the site of the page in each call that changes something. */
    @Test
    void letsOurOwnPagesOrderOnly() {
        Cookie cookie = welcome(visitors);

        assertThat(visitors.ordering(request(Map.of("Origin", SITE), cookie))).isPresent();
        assertThat(visitors.ordering(request(Map.of("Origin", "https://evil.example"), cookie)))
                .isEmpty();
        assertThat(visitors.ordering(request(Map.of("Origin", "null"), cookie))).isEmpty();
        assertThat(visitors.ordering(request(Map.of(), cookie))).isEmpty();
        assertThat(visitors.ordering(request(Map.of("Origin", SITE)))).isEmpty();
    }

    private static Cookie welcome(Visitors visitors) {
        return given(visitors, request(Map.of())).get(0);
    }

    private static List<Cookie> given(Visitors visitors, HttpServletRequest request) {
        List<Cookie> cookies = new ArrayList<>();
        visitors.welcome(request, (HttpServletResponse) Proxy.newProxyInstance(
                VisitorsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, arguments) -> {
                    cookies.add((Cookie) arguments[0]);
                    return null;
                }));
        return cookies;
    }

    private static HttpServletRequest request(Map<String, String> headers, Cookie... cookies) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                VisitorsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getCookies" -> cookies.length == 0 ? null : cookies;
                    case "getHeader" -> headers.get((String) arguments[0]);
                    case "getMethod" -> "POST";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Visitors visitorsAt(String address) {
        ServerSettings server = ServerSettings.from(new Settings(
                name -> Optional.ofNullable(Map.of("PUBLIC_BASE_URL", address).get(name))));
        Visitors made = new Visitors();
        made.server = server;
        made.sameOrigin = new SameOrigin() {
            @Override
            public boolean allows(String method, String origin, String host) {
                return origin.equals(address);
            }
        };
        made.signer = new FakeSigner();
        return made;
    }

    /** Seals that are plain to see, and one for each purpose and text. */
    private static final class FakeSigner extends HmacSigner {
        private final Map<String, String> made = new HashMap<>();

        @Override
        public String sign(String purpose, String text) {
            return made.computeIfAbsent(purpose + " " + text, unseen -> "signature" + made.size());
        }

        @Override
        public boolean isGenuine(String purpose, String text, String signature) {
            return signature.equals(made.get(purpose + " " + text));
        }
    }
}
