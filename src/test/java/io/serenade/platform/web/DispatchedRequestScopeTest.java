package io.serenade.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.servlet.ServletException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchedRequestScopeTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void beginsAndEndsAScopeAroundTheRequest() throws Exception {
        filterIn(false).doFilter(null, null, (request, response) -> told.add("request"));

        assertThat(told).containsExactly("begin", "request", "end", "destroy");
    }

    @Test
    void leavesTheScopeThatTheServerHasBegun() throws Exception {
        filterIn(true).doFilter(null, null, (request, response) -> told.add("request"));

        assertThat(told).containsExactly("request", "destroy");
    }

    @Test
    void endsTheScopeOfARequestThatFails() {
        assertThatThrownBy(() -> filterIn(false).doFilter(null, null, (request, response) -> {
                    throw new ServletException("broken");
                }))
                .isInstanceOf(ServletException.class);

        assertThat(told).containsExactly("begin", "end", "destroy");
    }

    private DispatchedRequestScope filterIn(boolean active) {
        RequestContextController controller = new RequestContextController() {
            @Override
            public boolean activate() {
                if (!active) {
                    told.add("begin");
                }
                return !active;
            }

            @Override
            public void deactivate() {
                told.add("end");
            }
        };
        DispatchedRequestScope filter = new DispatchedRequestScope();
        filter.scopes = instanceOf(controller);
        return filter;
    }

    @SuppressWarnings("unchecked")
    private Instance<RequestContextController> instanceOf(RequestContextController controller) {
        return (Instance<RequestContextController>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("get")) {
                        return controller;
                    }
                    told.add(method.getName());
                    return null;
                });
    }
}
