package io.serenade.platform.web.body;

import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.ApiRoutes;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Receives the body of a request to a method that {@link AcceptsJson} or {@link AcceptsFile} before JAX-RS is asked,
 * without holding a thread while it comes. The request continues even if the body was refused: method and credentials
 * are checked first, and the refusal is reported when the resource asks for the body ({@link RequestBody#of}).
 */
public class BodyFilter implements Filter {
    static final String RECEIVED = RequestBody.class.getName();
    static final String RECEIVER = BodyReceiver.class.getName();

    private static final byte[] NOTHING = new byte[0];
    private static final String SINK = BodySink.class.getName();
    private static final Set<String> WITH_BODIES = Set.of("POST", "PUT", "PATCH", "DELETE");

    @Inject
    ApiRoutes routes;

    @Inject
    BodyMemory memory;

    @Inject
    UploadPlaces places;

    @Inject
    IncomingFiles files;

    @Inject
    ClientAddress addresses;

    @Inject
    Clock clock;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Optional<Method> method = isNew(http) ? routes.methodFor(http) : Optional.empty();
        AcceptsJson json = annotation(method, AcceptsJson.class);
        AcceptsFile file = annotation(method, AcceptsFile.class);
        if (hasBody(http) && json != null) {
            receive(http, json);
            return;
        }
        if (hasBody(http) && file != null) {
            receive(http, file);
            return;
        }
        if (json != null) {
            http.setAttribute(RECEIVED, ReceivedBody.of(new RequestBody(NOTHING, json.maxValues())));
        } else if (file != null) {
            http.setAttribute(RECEIVED, ReceivedBody.refused(noFile()));
        }
        try {
            chain.doFilter(request, response);
        } finally {
            forget(request);
        }
    }

    private static <A extends Annotation> A annotation(Optional<Method> method, Class<A> type) {
        return method.map(found -> found.getAnnotation(type)).orElse(null);
    }

    private static boolean isNew(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST && WITH_BODIES.contains(request.getMethod());
    }

    private static boolean hasBody(HttpServletRequest request) {
        boolean isTold = request.getProtocol().startsWith("HTTP/1") && request.getHeader("Transfer-Encoding") == null;
        return isTold ? request.getContentLengthLong() > 0 : request.getContentLengthLong() != 0;
    }

    private Optional<ProblemException> refusalOf(HttpServletRequest request, AcceptsJson rule) {
        long declared = request.getContentLengthLong();
        if (!rule.anyContentType() && !isJson(request.getContentType())) {
            return Optional.of(
                    new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Please send application/json."));
        }
        if (declared > rule.maxBytes()) {
            return Optional.of(tooLarge(rule.maxBytes(), rule.advice()));
        }
        return memory.hasRoomFor(declared) ? Optional.empty() : Optional.of(noRoom());
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private void receive(HttpServletRequest request, AcceptsJson rule) throws IOException {
        int declared = (int) Math.min(Integer.MAX_VALUE, request.getContentLengthLong());
        receive(request, new MemorySink(rule, declared, memory.reserve()), refusalOf(request, rule));
    }

    private void receive(HttpServletRequest request, AcceptsFile rule) throws IOException {
        Optional<UploadPlaces.Place> place = places.take(addresses.keyOf(request));
        Optional<ProblemException> refusal =
                refusalOf(request, rule).or(() -> place.isPresent() ? Optional.empty() : Optional.of(noRoom()));
        receive(request, new FileSink(rule, request.getContentType(), files, place), refusal);
    }

    private static Optional<ProblemException> refusalOf(HttpServletRequest request, AcceptsFile rule) {
        String type =
                Objects.requireNonNullElse(request.getContentType(), "").strip().toLowerCase(Locale.ROOT);
        if (Arrays.stream(rule.types()).noneMatch(type::startsWith)) {
            return Optional.of(new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Please send multipart/form-data with one file, or the file itself under its own media type."));
        }
        return request.getContentLengthLong() > rule.maxBytes()
                ? Optional.of(tooLarge(rule.maxBytes(), rule.advice()))
                : Optional.empty();
    }

    private void receive(HttpServletRequest request, BodySink sink, Optional<ProblemException> refusal)
            throws IOException {
        request.setAttribute(SINK, sink);
        AsyncContext async = request.startAsync();
        // The server ends a silent connection; a slow one occupies nothing but its connection.
        async.setTimeout(0);
        BodyReceiver receiver = new BodyReceiver(async, request.getInputStream(), sink, clock, refusal);
        async.addListener(receiver);
        if (dispatchesAtOnce(request.getServletContext().getServerInfo())) {
            receiver.holdUntilLeft();
            request.setAttribute(RECEIVER, receiver);
        }
        request.getInputStream().setReadListener(receiver);
    }

    /** By the specification a dispatch waits until the first thread is back in the server; Payara 6 does not wait. */
    static boolean dispatchesAtOnce(String server) {
        return server != null && server.startsWith("Payara");
    }

    /** Releases the body of a request that waits for its job. */
    private static void forget(ServletRequest request) {
        request.removeAttribute(RECEIVED);
        if (request.getAttribute(SINK) instanceof BodySink sink) {
            sink.release();
            request.removeAttribute(SINK);
        }
    }

    static ProblemException tooLarge(int maxBytes, String advice) {
        return new ProblemException(
                ProblemType.PAYLOAD_TOO_LARGE, "The request has more than " + maxBytes + " bytes. " + advice);
    }

    static ProblemException noFile() {
        return new ProblemException(ProblemType.BAD_REQUEST, "Please send a file.");
    }

    static ProblemException noRoom() {
        return new ProblemException(
                ProblemType.SERVICE_UNAVAILABLE, "Too many large requests at once. Please send it again in a moment.");
    }
}
