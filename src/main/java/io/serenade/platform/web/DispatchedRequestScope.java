package io.serenade.platform.web;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Begins the request scope for a request that continues after an asynchronous dispatch, if the server has not: WildFly
 * carries the scope over, Payara lets it end with the thread that took the request.
 */
public class DispatchedRequestScope implements Filter {
    @Inject
    Instance<RequestContextController> scopes;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestContextController scope = scopes.get();
        boolean begun = scope.activate();
        try {
            chain.doFilter(request, response);
        } finally {
            if (begun) {
                scope.deactivate();
            }
            scopes.destroy(scope);
        }
    }
}
