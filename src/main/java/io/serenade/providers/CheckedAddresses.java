package io.serenade.providers;

import io.serenade.platform.settings.PublicAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * Resolves names for an HTTP client that connects to caller-supplied hosts, and refuses names with a private address.
 * The client connects to the returned addresses, so the checked address is the one that is used.
 */
public final class CheckedAddresses implements DnsResolver {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int MAX_TO_ONE_HOST = 16;
    private static final int MAX_CONNECTIONS = 32;

    private final Exceptions exceptions;
    private final Names names;

    /** Hosts whose addresses need not be public. */
    @FunctionalInterface
    public interface Exceptions {
        boolean mayBePrivate(String host, int port);
    }

    /** Looks up the addresses of a host. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    public CheckedAddresses(Exceptions exceptions) {
        this(exceptions, InetAddress::getAllByName);
    }

    CheckedAddresses(Exceptions exceptions, Names names) {
        this.exceptions = exceptions;
        this.names = names;
    }

    /**
     * A client that connects to these addresses only: without redirects, retries, cookies or caches.
     *
     * @param silence how long a host may stay silent
     */
    public HttpClientBuilder client(Duration silence) {
        Timeout timeout = Timeout.ofMilliseconds(silence.toMillis());
        return HttpClients.custom()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(this)
                        .setMaxConnPerRoute(MAX_TO_ONE_HOST)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECTING))
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build());
    }

    /** @throws UnknownHostException when there is no address, or one is private */
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = names.addressesOf(host);
        if (!exceptions.mayBePrivate(host, port) && !Arrays.stream(addresses).allMatch(PublicAddress::isPublic)) {
            throw new PrivateAddressException(host);
        }
        return Arrays.stream(addresses)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new UnknownHostException("A host is checked together with its port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A name resolves to a forbidden address. */
    public static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host) {
            super(host + " has an address that is not public");
        }
    }
}
