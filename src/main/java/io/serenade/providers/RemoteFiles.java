package io.serenade.providers;

import io.serenade.platform.MediaFormat;
import io.serenade.platform.PublicAddress;
import io.serenade.providers.ProviderException.Category;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches what providers have made, only from the hosts that are allowed to have it. The address that was checked is the
 * address that is connected to; redirects are checked like the first address; size and time are capped; the first bytes
 * must be of a format that is expected; no key is ever sent.
 */
public final class RemoteFiles implements AutoCloseable {
    private static final int MOST_REDIRECTS = 3;
    private static final int MEGABYTE = 1024 * 1024;

    private final Rules rules;
    private final CloseableHttpClient client;

    /**
     * What may be fetched.
     *
     * @param noun what messages call such a file, for example {@code song}
     * @param expected what they say it should have been, for example {@code audio file}
     * @param timeout how long its host may stay silent
     */
    public record Rules(
            String noun,
            String expected,
            List<AllowedOrigin> origins,
            Set<MediaFormat> formats,
            int mostMegabytes,
            Duration timeout) {
        public Rules {
            origins = List.copyOf(origins);
            formats = Set.copyOf(formats);
        }
    }

    public RemoteFiles(Rules rules) {
        this.rules = rules;
        Timeout patience = Timeout.ofMilliseconds(rules.timeout().toMillis());
        client = HttpClients.custom()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses())
                        .setMaxConnPerRoute(16)
                        .setMaxConnTotal(32)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(5, TimeUnit.SECONDS)
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(patience).build())
                .build();
    }

    /**
     * Copies a remote file into one of ours.
     *
     * @return the format that its first bytes tell
     * @throws ProviderException when it may not be fetched from there, or what comes is not what was expected
     * @throws UncheckedIOException when our own disk fails
     */
    public MediaFormat fetch(URI file, Path target, Duration deadline) throws IOException {
        URI next = file;
        long end = System.nanoTime() + deadline.toNanos();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            URI here = allowedOnly(next);
            Hop answer = client.execute(new HttpGet(here), response -> receive(here, response, target, end));
            if (answer.format().isPresent()) {
                return answer.format().get();
            }
            next = answer.elsewhere().orElseThrow();
        }
        throw broken("The " + rules.noun() + "'s address redirects again and again.");
    }

    /** Where one address led to: another one, or a file that is now ours. */
    private record Hop(Optional<URI> elsewhere, Optional<MediaFormat> format) {}

    private Hop receive(URI from, ClassicHttpResponse response, Path target, long end) throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        if (status / 100 == 3 && location != null) {
            return new Hop(Optional.of(resolved(from, location.getValue())), Optional.empty());
        }
        if (status != 200) {
            Category category = status == 429 || status == 503 ? Category.UNAVAILABLE : Category.BROKEN;
            throw new ProviderException(category, "The " + rules.noun() + "'s host answered " + status + ".", null);
        }
        try (InputStream in = response.getEntity().getContent()) {
            return new Hop(Optional.empty(), Optional.of(save(in, target, end)));
        }
    }

    private URI resolved(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    Category.BROKEN, "The " + rules.noun() + "'s host redirects to what is no address.", e);
        }
    }

    private MediaFormat save(InputStream in, Path target, long end) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int n = in.readNBytes(buffer, 0, buffer.length);
        MediaFormat format = MediaFormat.of(buffer, n)
                .filter(rules.formats()::contains)
                .orElseThrow(() -> broken("What the " + rules.noun() + "'s host sent is no " + rules.expected() + "."));
        long total = n;
        try (OutputStream out = new LocalFile(target)) {
            while (n > 0) {
                if (total > (long) rules.mostMegabytes() * MEGABYTE || System.nanoTime() > end) {
                    throw broken("The " + rules.noun() + " is larger than " + rules.mostMegabytes()
                            + " MB or takes too long to fetch.");
                }
                out.write(buffer, 0, n);
                n = in.read(buffer);
                total += Math.max(0, n);
            }
        }
        return format;
    }

    private static ProviderException broken(String message) {
        return new ProviderException(Category.BROKEN, message, null);
    }

    /** Our own disk's troubles, told apart from the network's. */
    private static final class LocalFile extends FilterOutputStream {
        LocalFile(Path target) {
            super(open(target));
        }

        private static OutputStream open(Path target) {
            try {
                return Files.newOutputStream(target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private URI allowedOnly(URI uri) {
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getRawUserInfo() != null || rules.origins().stream().noneMatch(origin -> origin.matches(uri))) {
            throw broken(
                    "A " + rules.noun() + " may not be fetched from " + uri.getScheme() + "://" + uri.getHost() + ".");
        }
        return uri;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** Resolves a name and refuses it when any of its addresses is not public, unless its origin may be private. */
    private final class CheckedAddresses implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            boolean mayBePrivate =
                    rules.origins().stream().anyMatch(origin -> origin.mayBePrivate() && origin.matchesHost(host));
            for (InetAddress address : addresses) {
                if (!mayBePrivate && !PublicAddress.isPublic(address)) {
                    throw new UnknownHostException(host + " has an address that is not public");
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
