package io.serenade.platform.web.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorLogin;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.SameOrigin;
import io.serenade.platform.web.operators.OperatorCheck.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorCheckTest {
    private final OperatorCheck check = new OperatorCheck();

    /** Who signs in as a role has it. */
    @BeforeEach
    void wire() {
        check.login = new OperatorLogin() {
            @Override
            public Attempt attempt(String authorization, String address) {
                return new Attempt.Accepted(
                        new Operator("mira", OperatorRole.valueOf(authorization.toUpperCase(Locale.ROOT))));
            }
        };
        check.addresses = new ClientAddress() {
            @Override
            public String keyOf(HttpServletRequest request) {
                return "here";
            }
        };
        check.sameOrigin = new SameOrigin() {
            @Override
            public boolean allows(String method, String origin, String host) {
                return true;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, GET, viewer, admin, true",
        "viewer, GET, admin, admin, false",
        "operator, HEAD, admin, admin, false",
        "admin, GET, admin, admin, true",
        "viewer, POST, viewer, operator, false",
        "operator, POST, viewer, operator, true",
        "operator, DELETE, viewer, admin, false"
    })
    void asksForTheRoleThatReadingOrChangingTakes(
            String role, String method, String toRead, String toChange, boolean open) {
        Entrance entrance = check.enter(request(method, role), role(toRead), role(toChange));

        assertThat(entrance).isInstanceOf(open ? Entrance.Open.class : Entrance.BeyondRole.class);
    }

    private static OperatorRole role(String word) {
        return OperatorRole.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static HttpServletRequest request(String method, String authorization) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                OperatorCheckTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getHeader" -> arguments[0].equals("Authorization") ? authorization : null;
                    default -> null;
                });
    }
}
