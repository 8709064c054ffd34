package io.serenade.providers;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;

/**
 * An HTTP client for foreign hosts. It connects to the address that was checked; redirects are checked like the first
 * address; one deadline covers everything, headers included; no cookie, key or proxy is ever used.
 */
final class CheckedHttp implements AutoCloseable {
    private static final int MAX_REDIRECTS = 3;

    private final Rules rules;
    private final CloseableHttpClient client;

    /** Which addresses may be requested. */
    interface Rules {
        /** Throws the caller's own exception for an address that may not be requested. */
        void check(URI address);

        /** Whether this host may have a private address. */
        boolean mayBePrivate(String host, int port);
    }

    /** Receives an answer that is not a redirect; may read only a part of its body. */
    @FunctionalInterface
    interface Receiver<T> {
        T receive(URI from, ClassicHttpResponse response) throws IOException;
    }

    /** @param silence how long a host may stay silent */
    CheckedHttp(Rules rules, CheckedAddresses.Names names, Duration silence) {
        this.rules = rules;
        client =
                new CheckedAddresses(rules::mayBePrivate, names).client(silence).build();
    }

    /**
     * Requests an address and follows at most three redirects.
     *
     * @param request of an address, for example {@code HttpGet::new}
     * @param time for everything, including redirects and the last byte
     * @throws FetchFault when redirects lead nowhere or the time is up
     * @throws IOException when a host is unknown or private, cannot be reached, or breaks off
     */
    <T> T exchange(Function<URI, HttpUriRequestBase> request, URI first, Duration time, Receiver<T> receiver)
            throws IOException {
        long end = System.nanoTime() + time.toNanos();
        URI next = first;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            rules.check(next);
            Hop<T> answer = ask(request.apply(next), next, Duration.ofNanos(end - System.nanoTime()), receiver);
            if (answer.elsewhere().isEmpty()) {
                return answer.received();
            }
            next = answer.elsewhere().get();
        }
        throw new FetchFault(FetchFault.Kind.TOO_MANY_REDIRECTS, next, null);
    }

    /** The result of one request: a redirect, or the received value. */
    private record Hop<T>(Optional<URI> elsewhere, T received) {}

    private <T> Hop<T> ask(HttpUriRequestBase request, URI here, Duration time, Receiver<T> receiver)
            throws IOException {
        try (CallDeadline deadline = CallDeadline.after(time, request::cancel)) {
            try {
                HttpHost host = new HttpHost(here.getScheme(), here.getHost(), here.getPort());
                return received(here, client.executeOpen(host, request, null), receiver);
            } catch (IOException e) {
                if (deadline.isOver()) {
                    throw new FetchFault(FetchFault.Kind.TIMED_OUT, here, e);
                }
                throw e;
            } finally {
                // Of no effect on a connection whose answer was read to its end; all others are closed, read no
                // further.
                request.cancel();
            }
        }
    }

    private static <T> Hop<T> received(URI from, ClassicHttpResponse response, Receiver<T> receiver)
            throws IOException {
        Header location = response.getFirstHeader("Location");
        if (response.getCode() / 100 == 3 && location != null) {
            URI elsewhere = WebAddress.of(from, location.getValue())
                    .orElseThrow(() -> new FetchFault(FetchFault.Kind.BAD_REDIRECT, from, null));
            return new Hop<>(Optional.of(elsewhere), null);
        }
        return new Hop<>(Optional.empty(), receiver.receive(from, response));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
