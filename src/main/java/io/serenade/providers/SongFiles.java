package io.serenade.providers;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * Fetches finished songs, only from the hosts that are allowed to have them. The address that was checked is the address
 * that is connected to; redirects are checked like the first address; size and time are capped; no key is ever sent.
 */
public final class SongFiles implements AutoCloseable {
    private static final int MOST_REDIRECTS = 3;
    private static final long MOST_BYTES = 25L * 1024 * 1024;

    private final List<AllowedOrigin> allowed;
    private final CloseableHttpClient client;

    /**
     * An origin songs may come from.
     *
     * @param port -1 for the scheme's own port
     * @param mayBePrivate whether its name may lead to an address that is not public
     */
    public record AllowedOrigin(Optional<String> scheme, String host, int port, boolean mayBePrivate) {
        public static AllowedOrigin exactly(URI origin) {
            return new AllowedOrigin(Optional.of(origin.getScheme()), origin.getHost(), origin.getPort(), true);
        }

        public static AllowedOrigin host(String hostAndPort, boolean mayBePrivate) {
            URI parsed = URI.create("http://" + hostAndPort);
            return new AllowedOrigin(Optional.empty(), parsed.getHost(), parsed.getPort(), mayBePrivate);
        }

        boolean matches(URI uri) {
            return host.equalsIgnoreCase(uri.getHost())
                    && port == uri.getPort()
                    && scheme.map(s -> s.equals(uri.getScheme())).orElse(true);
        }
    }

    public SongFiles(List<AllowedOrigin> allowed, Duration timeout) {
        this.allowed = List.copyOf(allowed);
        Timeout patience = Timeout.ofMilliseconds(timeout.toMillis());
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
     * Copies a song into a file.
     *
     * @throws ProviderException when it may not be fetched from there, or what comes is no song
     * @throws UncheckedIOException when our own disk fails
     */
    public void fetch(URI song, Path target, Duration deadline) throws IOException {
        URI next = song;
        long end = System.nanoTime() + deadline.toNanos();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            URI here = allowedOnly(next);
            Optional<URI> redirect =
                    client.execute(new HttpGet(here), response -> receive(here, response, target, end));
            if (redirect.isEmpty()) {
                return;
            }
            next = redirect.get();
        }
        throw new ProviderException(Category.BROKEN, "The song's address redirects again and again.", null);
    }

    private static Optional<URI> receive(URI from, ClassicHttpResponse response, Path target, long end)
            throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        if (status / 100 == 3 && location != null) {
            return Optional.of(from.resolve(location.getValue()));
        }
        if (status != 200) {
            Category category = status == 429 || status == 503 ? Category.UNAVAILABLE : Category.BROKEN;
            throw new ProviderException(category, "The song's host answered " + status + ".", null);
        }
        try (InputStream in = response.getEntity().getContent()) {
            save(in, target, end);
        }
        return Optional.empty();
    }

    private static void save(InputStream in, Path target, long end) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int n = in.readNBytes(buffer, 0, buffer.length);
        if (!looksLikeSound(buffer, n)) {
            throw new ProviderException(Category.BROKEN, "What the song's host sent is no audio file.", null);
        }
        long total = n;
        try (OutputStream out = new LocalFile(target)) {
            while (n > 0) {
                if (total > MOST_BYTES || System.nanoTime() > end) {
                    throw new ProviderException(
                            Category.BROKEN, "The song is larger than 25 MB or takes too long to fetch.", null);
                }
                out.write(buffer, 0, n);
                n = in.read(buffer);
                total += Math.max(0, n);
            }
        }
    }

    /** MP3 (with or without ID3), MP4, Ogg, WAV or FLAC by the first bytes. */
    private static boolean looksLikeSound(byte[] start, int length) {
        String head = new String(start, 0, Math.min(length, 12), StandardCharsets.ISO_8859_1);
        boolean frame = length > 1 && (start[0] & 0xff) == 0xff && (start[1] & 0xe0) == 0xe0;
        return frame
                || head.startsWith("ID3")
                || head.startsWith("OggS")
                || head.startsWith("fLaC")
                || head.startsWith("RIFF")
                || head.regionMatches(4, "ftyp", 0, 4);
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
        if (!web || uri.getRawUserInfo() != null || allowed.stream().noneMatch(origin -> origin.matches(uri))) {
            throw new ProviderException(
                    Category.BROKEN,
                    "Songs may not be fetched from " + uri.getScheme() + "://" + uri.getHost() + ".",
                    null);
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
                    allowed.stream().anyMatch(origin -> origin.host().equalsIgnoreCase(host) && origin.mayBePrivate());
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
