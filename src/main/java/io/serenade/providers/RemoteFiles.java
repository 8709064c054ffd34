package io.serenade.providers;

import io.serenade.platform.files.MediaFormat;
import io.serenade.providers.ProviderException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Fetches files that providers have made, only from allowed hosts. It connects to the address that was checked;
 * redirects are checked like the first address; size and time are limited; the first bytes must be of an expected
 * format; no key is ever sent.
 */
public final class RemoteFiles implements AutoCloseable {
    private static final int MEGABYTE = 1024 * 1024;

    private final Rules rules;
    private final CheckedHttp http;

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
        http = new CheckedHttp(new ListedOnly(), InetAddress::getAllByName, rules.timeout());
    }

    /**
     * Copies a remote file, or one that its address holds, into one of ours.
     *
     * @param deadline for all of it, redirects and the last byte included
     * @return the format that its first bytes tell
     * @throws ProviderException when it may not be fetched from there, or is not what was expected
     * @throws UncheckedIOException when our own disk fails
     */
    public MediaFormat fetch(URI file, Path target, Duration deadline) throws IOException {
        if (DataAddress.isOne(file)) {
            try (InputStream in = DataAddress.open(file)) {
                return save(in, target);
            }
        }
        try {
            return http.exchange(HttpGet::new, file, deadline, (from, response) -> receive(response, target));
        } catch (FetchFault e) {
            throw new ProviderException(Category.BROKEN, sentence(e), e);
        }
    }

    private String sentence(FetchFault fault) {
        return switch (fault.kind()) {
            case TOO_MANY_REDIRECTS -> "The " + rules.noun() + "'s address redirects again and again.";
            case BAD_REDIRECT -> "The " + rules.noun() + "'s host redirects to what is no address.";
            case TIMED_OUT -> "The " + rules.noun() + " takes too long to fetch.";
        };
    }

    private MediaFormat receive(ClassicHttpResponse response, Path target) throws IOException {
        int status = response.getCode();
        if (status != 200) {
            Category category = status == 429 || status == 503 ? Category.UNAVAILABLE : Category.BROKEN;
            throw new ProviderException(category, "The " + rules.noun() + "'s host answered " + status + ".", null);
        }
        return save(response.getEntity().getContent(), target);
    }

    private MediaFormat save(InputStream in, Path target) throws IOException {
        Expected expected = new Expected();
        SavedFile.save(in, target, expected);
        return expected.format;
    }

    private static ProviderException broken(String message) {
        return new ProviderException(Category.BROKEN, message, null);
    }

    /** A file of a format that the rules name. */
    private final class Expected implements SavedFile.Admission {
        private MediaFormat format;

        @Override
        public long mostBytes(byte[] start) {
            format = MediaFormat.of(start, start.length)
                    .filter(rules.formats()::contains)
                    .orElseThrow(
                            () -> broken("What the " + rules.noun() + "'s host sent is no " + rules.expected() + "."));
            return (long) rules.mostMegabytes() * MEGABYTE;
        }

        @Override
        public RuntimeException tooLarge(long mostBytes) {
            return broken("The " + rules.noun() + " is larger than " + rules.mostMegabytes() + " MB.");
        }
    }

    /** The origins that the rules list and nobody else. */
    private final class ListedOnly implements CheckedHttp.Rules {
        @Override
        public void check(URI uri) {
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web
                    || uri.getRawUserInfo() != null
                    || rules.origins().stream().noneMatch(origin -> origin.matches(uri))) {
                throw broken("A " + rules.noun() + " may not be fetched from " + uri.getScheme() + "://" + uri.getHost()
                        + ".");
            }
        }

        @Override
        public boolean mayBePrivate(String host, int port) {
            return rules.origins().stream().anyMatch(origin -> origin.mayBePrivateAt(host, port));
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
