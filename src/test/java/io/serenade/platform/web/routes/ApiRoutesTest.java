package io.serenade.platform.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.ApiApplication;
import io.serenade.platform.web.routes.CrossOrigin.Access;
import io.serenade.platform.web.routes.ErrorFormat.Form;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRoutesTest {
    private final ApiRoutes routes = new ApiRoutes(List.of(new Shop()));

    @ApplicationPath("/shop")
    @ErrorFormat(Form.MICROSITE)
    @CrossOrigin(Access.SITE)
    static class Shop extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Orders.class, Jobs.class, Keys.class, Reports.class, String.class);
        }
    }

    @Path("/orders")
    @ErrorFormat(Form.MICROSITE)
    @CrossOrigin(Access.SITE)
    public static class Orders {
        @POST
        public void order() {}

        @GET
        @Path("/{id}")
        public void read() {}
    }

    @Path("v1/jobs")
    @ErrorFormat(Form.PROBLEM_DETAILS)
    @CrossOrigin(Access.BACK_END)
    public static class Jobs {
        @GET
        @Path("{id}")
        public void read() {}

        @GET
        @Path("latest")
        public void readLatest() {}
    }

    @Path("/admin/keys")
    @ErrorFormat(Form.PROBLEM_DETAILS)
    @CrossOrigin(Access.NONE)
    public static class Keys {
        @GET
        public void list() {}

        @DELETE
        @Path("{id}")
        public void revoke() {}
    }

    /** Of another form than its neighbour, which has more methods. */
    @Path("/admin/reports")
    @ErrorFormat(Form.MICROSITE)
    @CrossOrigin(Access.NONE)
    public static class Reports {
        @GET
        public void list() {}
    }

    @ParameterizedTest
    @CsvSource({
        "/shop,                 MICROSITE,       SITE",
        "/shop/,                MICROSITE,       SITE",
        "/shop/nothing,         MICROSITE,       SITE",
        "/shop/orders,          MICROSITE,       SITE",
        "/shop/orders/7,        MICROSITE,       SITE",
        "/shop/v1,              PROBLEM_DETAILS, BACK_END",
        "/shop/v1x,             MICROSITE,       SITE",
        "/shop/v1/nothing,      PROBLEM_DETAILS, BACK_END",
        "/shop/v1/jobs/7,       PROBLEM_DETAILS, BACK_END",
        "/shop/v1/jobs/7/parts, PROBLEM_DETAILS, BACK_END",
        "/shop/admin,           MICROSITE,       NONE",
        "/shop/admin/nothing,   MICROSITE,       NONE",
        "/shop/admin/keys/7,    PROBLEM_DETAILS, NONE",
        "/shop/admin/keys/,     PROBLEM_DETAILS, NONE",
        "/shop//admin;a=b/keys, PROBLEM_DETAILS, NONE",
    })
    void takesTheRulesOfTheNearestResource(String path, Form form, Access access) {
        assertThat(routes.isApi(path)).isTrue();
        assertThat(routes.errorFormAt(path)).isEqualTo(form);
        assertThat(routes.crossOriginAt(path)).isEqualTo(access);
    }

    /** Whichever resources a product adds there. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/nothing-here"})
    void letsBackEndsReadRefusalsBelowTheVersionedApi(String path) {
        ApiRoutes served = new ApiRoutes(List.of(new ApiApplication()));

        assertThat(served.crossOriginAt(path)).isEqualTo(Access.BACK_END);
        assertThat(served.errorFormAt(path)).isEqualTo(Form.PROBLEM_DETAILS);
    }

    @Test
    void knowsNothingOfOtherAddresses() {
        assertThat(routes.isApi("/")).isFalse();
        assertThat(routes.isApi("/shopping")).isFalse();
        assertThat(routes.crossOriginAt("/shopping")).isEqualTo(Access.NONE);
    }

    @Test
    void findsTheMethodThatWillBeCalled() {
        assertThat(routes.methodFor("POST", "/shop/orders"))
                .map(Method::getName)
                .contains("order");
        assertThat(routes.methodFor("POST", "/shop/orders/"))
                .map(Method::getName)
                .contains("order");
        assertThat(routes.methodFor("GET", "/shop/v1/jobs/7"))
                .map(Method::getName)
                .contains("read");
        assertThat(routes.methodFor("GET", "/shop/v1/jobs/latest"))
                .map(Method::getName)
                .contains("readLatest");
        assertThat(routes.methodFor("PUT", "/shop/orders")).isEmpty();
        assertThat(routes.methodFor("POST", "/shop/orders/7")).isEmpty();
        assertThat(routes.methodFor("POST", "/orders")).isEmpty();
    }
}
