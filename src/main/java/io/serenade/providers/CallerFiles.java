package io.serenade.providers;

import io.serenade.providers.RefusedFileException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpHead;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/**
 * Fetches files that callers name: from any public host over http and https at the standard ports, and from the origins
 * that the operator lists, which may be private and have other ports. Error messages tell callers about the address
 * they wrote and nothing about our network: an unknown name and one that resolves to a private address are reported
 * alike, and so are a closed port and a silent one.
 */
public final class CallerFiles implements AutoCloseable {
    private static final int LONGEST_ADDRESS = 4096;
    private static final int LONGEST_SHOWN = 100;
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final CheckedHttp http;

    /** Decides about a file when its first bytes have arrived. */
    @FunctionalInterface
    public interface Admission {
        /**
         * @param start the first bytes, up to 64 KB of them
         * @return how many bytes such a file may have
         * @throws RefusedFileException when it is not wanted
         */
        long mostBytes(byte[] start);
    }

    /** @param listed origins that may be private and have any port */
    public CallerFiles(List<AllowedOrigin> listed) {
        this(listed, InetAddress::getAllByName);
    }

    CallerFiles(List<AllowedOrigin> listed, CheckedAddresses.Names names) {
        http = new CheckedHttp(new AnyPublicHost(List.copyOf(listed)), names, SILENCE);
    }

    /**
     * Copies the file at an address, or the one that a {@code data:} address holds, into one of ours.
     *
     * @param address as the caller wrote it
     * @param deadline for all of it, redirects and the last byte included
     * @throws RefusedFileException when it may not be fetched, cannot be fetched, or is not admitted
     * @throws UncheckedIOException when our own disk fails
     */
    public void fetch(String address, Path target, Admission admission, Duration deadline) {
        if (DataAddress.isOne(address)) {
            copyData(address, target, admission);
            return;
        }
        exchange(HttpGet::new, parse(address), deadline, (from, response) -> {
            if (response.getCode() != 200) {
                throw refused(Code.UNREACHABLE, shown(from) + " answered " + response.getCode() + ".");
            }
            SavedFile.save(body(response), target, new Refusing(admission));
            return target;
        });
    }

    private static InputStream body(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
    }

    private static void copyData(String address, Path target, Admission admission) {
        try (InputStream in = new ByteArrayInputStream(DataAddress.decode(address))) {
            SavedFile.save(in, target, new Refusing(admission));
        } catch (IOException e) {
            throw new RefusedFileException(
                    Code.DAMAGED, "The data: address is not in base64, as in data:image/jpeg;base64,….", e);
        }
    }

    /**
     * Asks what an address holds, without downloading it. Hosts that do not answer {@code HEAD} are asked for the first
     * byte.
     *
     * @throws RefusedFileException when it may not be asked, or there is no answer
     */
    public RemoteHead head(String address, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        URI uri = parse(address);
        RemoteHead head = exchange(HttpHead::new, uri, deadline, CallerFiles::headOf);
        boolean knowsNoHead = head.status() == 403 || head.status() == 405 || head.status() == 501;
        return knowsNoHead
                ? exchange(CallerFiles::firstByte, uri, Duration.ofNanos(end - System.nanoTime()), CallerFiles::headOf)
                : head;
    }

    private static HttpGet firstByte(URI address) {
        HttpGet request = new HttpGet(address);
        request.setHeader("Range", "bytes=0-0");
        return request;
    }

    /** A partial answer counts as the whole file. */
    private static RemoteHead headOf(URI from, ClassicHttpResponse response) {
        boolean part = response.getCode() == 206;
        Optional<String> length = part
                ? value(response, "Content-Range").map(range -> range.substring(range.indexOf('/') + 1))
                : value(response, "Content-Length");
        return new RemoteHead(
                part ? 200 : response.getCode(),
                value(response, "Content-Type"),
                length.filter(digits -> digits.matches("[0-9]{1,18}"))
                        .map(digits -> OptionalLong.of(Long.parseLong(digits)))
                        .orElse(OptionalLong.empty()));
    }

    private static Optional<String> value(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    private static URI parse(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            throw refused(Code.UNREACHABLE, "The address is longer than " + LONGEST_ADDRESS + " characters.");
        }
        return WebAddress.of(address)
                .orElseThrow(() -> refused(
                        Code.UNREACHABLE, "This is no address; please write it as in https://example.org/pet.jpg."));
    }

    private <T> T exchange(
            Function<URI, HttpUriRequestBase> request, URI address, Duration time, CheckedHttp.Receiver<T> receiver) {
        try {
            return http.exchange(request, address, time, receiver);
        } catch (FetchFault e) {
            throw new RefusedFileException(Code.UNREACHABLE, sentence(e), e);
        } catch (IOException e) {
            throw new RefusedFileException(Code.UNREACHABLE, notDelivered(address), e);
        }
    }

    private static String sentence(FetchFault fault) {
        return switch (fault.kind()) {
            case TOO_MANY_REDIRECTS -> "The address redirects more than three times.";
            case BAD_REDIRECT -> shown(fault.at()) + " redirects to what is no address.";
            case TIMED_OUT -> notDelivered(fault.at());
        };
    }

    private static String notDelivered(URI address) {
        return shown(address) + " is not a host that we can reach from here, or it did not send the file in time.";
    }

    private static String shown(URI address) {
        String host = address.getHost();
        return host.length() > LONGEST_SHOWN ? host.substring(0, LONGEST_SHOWN) + "…" : host;
    }

    private static RefusedFileException refused(Code code, String sentence) {
        return new RefusedFileException(code, sentence);
    }

    private record Refusing(Admission admission) implements SavedFile.Admission {
        @Override
        public long mostBytes(byte[] start) {
            return admission.mostBytes(start);
        }

        @Override
        public RuntimeException tooLarge(long mostBytes) {
            return refused(Code.TOO_LARGE, "The file is larger than " + mostBytes / (1024 * 1024) + " MB.");
        }
    }

    /** Any public host, and the listed origins even if they are private. */
    private record AnyPublicHost(List<AllowedOrigin> listed) implements CheckedHttp.Rules {
        @Override
        public void check(URI address) {
            boolean isHttp = "http".equals(address.getScheme());
            if (!isHttp && !"https".equals(address.getScheme())) {
                throw refused(Code.NOT_PUBLIC, "Only http and https addresses are fetched.");
            }
            if (address.getRawUserInfo() != null) {
                throw refused(Code.NOT_PUBLIC, "An address with a user name or password is not fetched.");
            }
            if (address.getHost() == null) {
                throw refused(
                        Code.NOT_PUBLIC,
                        "The address's host cannot be read; please write it in plain ASCII letters, as in example.org.");
            }
            if (listed.stream().noneMatch(origin -> origin.matches(address))) {
                checkPublic(address, isHttp ? 80 : 443);
            }
        }

        private static void checkPublic(URI address, int usualPort) {
            if (address.getPort() != -1 && address.getPort() != usualPort) {
                throw refused(
                        Code.NOT_PUBLIC,
                        "Files are fetched over http at port 80 and over https at port 443 only, not at "
                                + address.getPort() + ".");
            }
            if (!PublicHost.isPossible(address)) {
                throw refused(Code.NOT_PUBLIC, shown(address) + " is no host of the public Internet.");
            }
        }

        @Override
        public boolean mayBePrivate(String host, int port) {
            return listed.stream().anyMatch(origin -> origin.mayBePrivateAt(host, port));
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
