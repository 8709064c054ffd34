package io.serenade.platform.web.routes;

import io.serenade.platform.web.routes.CrossOrigin.Access;
import io.serenade.platform.web.routes.ErrorFormat.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the resource that an address belongs to, for what is decided before JAX-RS matches a resource, or when it finds
 * none: preflights, bodies, and refusals. An address without a resource is assigned to the resources whose paths share
 * its beginning.
 */
@ApplicationScoped
public class ApiRoutes {
    private final List<Api> apis;

    private record Route(RouteTemplate template, Class<?> resource, String verb, Method method) {}

    private record Api(String base, Class<?> application, List<Route> routes) {}

    /** For the CDI proxy. */
    protected ApiRoutes() {
        apis = List.of();
    }

    @Inject
    public ApiRoutes(@Any Instance<Application> applications) {
        this(applications.stream().toList());
    }

    ApiRoutes(List<Application> applications) {
        apis = applications.stream()
                .filter(application -> application.getClass().isAnnotationPresent(ApplicationPath.class))
                .map(ApiRoutes::read)
                .toList();
    }

    private static Api read(Application application) {
        Class<?> type = application.getClass();
        List<Route> routes = new ArrayList<>();
        application.getClasses().stream()
                .filter(resource -> resource.isAnnotationPresent(Path.class))
                .forEach(resource -> Arrays.stream(resource.getMethods())
                        .flatMap(method -> route(resource, method))
                        .forEach(routes::add));
        return new Api(type.getAnnotation(ApplicationPath.class).value(), type, routes);
    }

    private static Stream<Route> route(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(verb -> new Route(new RouteTemplate(path), resource, verb.value(), method));
    }

    public boolean isApi(HttpServletRequest request) {
        return isApi(pathOf(request));
    }

    /** @param path decoded, from the root of the site */
    public boolean isApi(String path) {
        return find(path).isPresent();
    }

    /** The method that will be called, according to the path templates; empty if none will. */
    public Optional<Method> methodFor(HttpServletRequest request) {
        return methodFor(request.getMethod(), pathOf(request));
    }

    Optional<Method> methodFor(String verb, String path) {
        return find(path).flatMap(api -> {
            List<String> parts = partsBelow(api, path);
            return api.routes().stream()
                    .filter(route -> route.verb().equals(verb))
                    .filter(route -> route.template().matches(parts))
                    .max(Comparator.comparingInt(route -> route.template().literals()))
                    .map(Route::method);
        });
    }

    /** The error format at a path; the microsite's if nothing else is declared. */
    public Form errorFormAt(String path) {
        return find(path)
                .flatMap(api -> ruleAt(api, path, type -> Optional.ofNullable(type.getAnnotation(ErrorFormat.class))
                        .map(ErrorFormat::value)))
                .orElse(Form.MICROSITE);
    }

    public Access crossOriginOf(HttpServletRequest request) {
        return crossOriginAt(pathOf(request));
    }

    /** Whether the answer decides which origins may read it. */
    public boolean answersTell(HttpServletRequest request) {
        String path = pathOf(request);
        return find(path)
                .flatMap(api -> ruleAt(api, path, type -> Optional.ofNullable(type.getAnnotation(CrossOrigin.class))
                        .map(CrossOrigin::answersTell)))
                .orElse(false);
    }

    Access crossOriginAt(String path) {
        return find(path)
                .flatMap(api -> ruleAt(api, path, type -> Optional.ofNullable(type.getAnnotation(CrossOrigin.class))
                        .map(CrossOrigin::value)))
                .orElse(Access.NONE);
    }

    /** The rule of the nearest methods; the application's own rule if none is near, or they disagree. */
    private static <T> Optional<T> ruleAt(Api api, String path, Function<Class<?>, Optional<T>> rule) {
        List<String> parts = partsBelow(api, path);
        int nearest = api.routes().stream()
                .mapToInt(route -> nearness(route, parts))
                .max()
                .orElse(0);
        List<Optional<T>> said = api.routes().stream()
                .filter(route -> nearest > 0 && nearness(route, parts) == nearest)
                .map(route -> rule.apply(route.resource()))
                .distinct()
                .toList();
        return said.size() == 1 ? said.get(0) : rule.apply(api.application());
    }

    private static int nearness(Route route, List<String> parts) {
        return 2 * route.template().commonWith(parts) + (route.template().matches(parts) ? 1 : 0);
    }

    private static List<String> partsBelow(Api api, String path) {
        return RouteTemplate.partsOf(path.substring(api.base().length()));
    }

    private Optional<Api> find(String path) {
        return apis.stream()
                .filter(api -> path.equals(api.base()) || path.startsWith(api.base() + "/"))
                .findFirst();
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }
}
