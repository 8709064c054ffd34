package io.serenade.providers;

import io.serenade.platform.PublicAddress;
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
 * Resolves names for an HTTP client that goes where others say, and refuses a name with an address that is not public. The
 * client connects to what this returns, so the address that was checked is the address that is used.
 */
public final class CheckedAddresses implements DnsResolver {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int MAX_TO_ONE_HOST = 16;
    private static final int MAX_CONNECTIONS = 32;

    private final Exceptions exceptions;
    private final Names names;

    /** Where addresses need not be public. */
    @FunctionalInterface
    public interface Exceptions {
        boolean mayBePrivate(String host, int port);
    }

    /** Looks the addresses of a host up. */
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
     * A client that connects to these addresses only: it follows nothing, repeats nothing and remembers nothing.
     *
     * @param silence how long a host may stay silent
     */
    public HttpClientBuilder client(Duration silence) {
        Timeout patience = Timeout.ofMilliseconds(silence.toMillis());
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
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(patience).build());
    }

    /** @throws UnknownHostException when there is no address, or one that is not public */
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

    /** A name leads where it must not. */
    public static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host) {
            super(host + " has an address that is not public");
        }
    }
}
