package io.serenade.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.providers.RefusedFileException.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that mean this machine or its network, in every way that people have found to write one. */
class HostileAddressesTest {
    /** Hosts that are not to be looked up, let alone asked. */
    private static final List<String> PRIVATE_HOSTS = List.of(
            "localhost",
            "LOCALHOST",
            "localhost.",
            "LocalHost.LocalDomain",
            "pets.localhost",
            "db",
            "db.",
            "metadata.google.internal",
            "printer.local",
            "router.home.arpa",
            "wiki.corp",
            "127.0.0.1",
            "127.0.0.1.",
            "127.255.255.254",
            "127.1",
            "127.0.1",
            "2130706433",
            "017700000001",
            "0x7f000001",
            "0X7F.1",
            "0177.0.0.1",
            "0x7f.0.0.1",
            "127.0.0.01",
            "127.0.0.0x1",
            "1.2.3.4.5",
            "256.1.1.1",
            "0",
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "169.254.169.254",
            "169.254.170.2",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "203.0.113.1",
            "224.0.0.1",
            "255.255.255.255",
            "[::]",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::127.0.0.1]",
            "[::ffff:127.0.0.1]",
            "[::FFFF:7f00:1]",
            "[::ffff:10.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b:1::1]",
            "[2002:7f00:1::]",
            "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
            "[fe80::1]",
            "[fe80::1%25lo]",
            "[fec0::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "[2001:db8::1]");

    /** Whole addresses of which no part may be asked; {@code PORT} stands for one at which somebody listens. */
    private static final List<String> OTHERS = List.of(
            "http://public.example:PORT/",
            "http://public.example:443/",
            "https://public.example:80/",
            "http://public.example:22/",
            "http://public.example:65536/",
            "http://public.example:0/",
            "http://public.example:-1/",
            "http://public.example@127.0.0.1:PORT/",
            "http://127.0.0.1:PORT@public.example/",
            "http://user:secret@public.example/",
            "http://public.example%40127.0.0.1:PORT/",
            "http://public.example\\@127.0.0.1:PORT/",
            "http:\\\\127.0.0.1:PORT\\",
            "http://public.example#@127.0.0.1:PORT/",
            "http://127.0.0.1:PORT#.public.example/",
            "http://127.0.0.1:PORT?.public.example/",
            "http:127.0.0.1:PORT/",
            "http:/127.0.0.1:PORT/",
            "http:///127.0.0.1:PORT/",
            "//127.0.0.1:PORT/",
            "127.0.0.1:PORT",
            "http://127%2E0.0.1:PORT/",
            "http://127。0。0。1:PORT/",
            "http://①②⑦.0.0.1:PORT/",
            "http://ⓛocalhost:PORT/",
            "http://127.0.0.1\t:PORT/",
            "http://127.0.\n0.1:PORT/",
            "http://127.0.0.1 :PORT/",
            "http://127.0.0.1\u0000.public.example:PORT/",
            "http://public.example\r\nHost: 127.0.0.1:PORT/",
            " \u0001http://127.0.0.1:PORT/",
            "http://a_b.example:PORT/",
            "HTTP://LOCALHOST:PORT/",
            "hTTp://[::1]:PORT/",
            "file:///etc/passwd",
            "FILE:///etc/passwd",
            "file://127.0.0.1:PORT/etc/passwd",
            "ftp://127.0.0.1:PORT/",
            "gopher://127.0.0.1:PORT/_GET",
            "dict://127.0.0.1:PORT/info",
            "ldap://127.0.0.1:PORT/",
            "jar:http://127.0.0.1:PORT/a.jar!/pet.jpg",
            "netdoc:///etc/passwd",
            "ws://127.0.0.1:PORT/",
            "view-source:http://127.0.0.1:PORT/",
            "javascript:alert(1)",
            "data:image/png,no base64",
            "",
            "pet.jpg",
            "/etc/passwd");

    @TempDir
    Path folder;

    private final AtomicInteger lookedUp = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final RecordedService outside = new RecordedService();
    private ServerSocket inside;
    private CallerFiles files;

    @BeforeEach
    void listen() throws IOException {
        inside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::count, "counts-connections");
        thread.setDaemon(true);
        thread.start();
        files = new CallerFiles(
                List.of(
                        AllowedOrigin.exactly(outside.address("/")),
                        AllowedOrigin.host("rebound.example:" + inside.getLocalPort(), false)),
                this::lookUp);
    }

    /** The resolver of an attacker: every name leads here, but for the listed origin, which is an address already. */
    private InetAddress[] lookUp(String host) throws UnknownHostException {
        if (!host.equals("127.0.0.1")) {
            lookedUp.incrementAndGet();
        }
        return InetAddress.getAllByName("127.0.0.1");
    }

    private void count() {
        try {
            while (!inside.isClosed()) {
                inside.accept().close();
                connections.incrementAndGet();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @AfterEach
    void close() throws IOException {
        files.close();
        outside.close();
        inside.close();
    }

    static Stream<String> privateHosts() {
        return PRIVATE_HOSTS.stream();
    }

    static Stream<String> others() {
        return OTHERS.stream();
    }

    @ParameterizedTest
    @MethodSource("privateHosts")
    void asksNoHostThatCannotBePublic(String host) {
        assertThat(refusalOf("http://" + host + "/pet.jpg")).isEqualTo(Code.NOT_PUBLIC);
        assertThat(refusalOf("https://" + host + "/pet.jpg")).isEqualTo(Code.NOT_PUBLIC);
        assertThat(refusalOf("http://" + host + ":" + inside.getLocalPort() + "/"))
                .isEqualTo(Code.NOT_PUBLIC);
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @MethodSource("privateHosts")
    void isNotLedThereEither(String host) {
        outside.on("GET /moved", 302, "", "Location", "http://" + host + "/pet.jpg");

        assertThat(refusalOf(outside.address("/moved").toString())).isEqualTo(Code.NOT_PUBLIC);
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @MethodSource("others")
    void asksNobodyForAnAddressThatIsBent(String address) {
        String aimed = address.replace("PORT", Integer.toString(inside.getLocalPort()));

        assertThrows(RefusedFileException.class, () -> fetch(aimed));
        assertThrows(RefusedFileException.class, () -> files.head(aimed, Duration.ofSeconds(5)));
        assertThat(connections).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("others")
    void isNotLedToABentOneEither(String address) {
        String aimed = address.replace("PORT", Integer.toString(inside.getLocalPort()));
        outside.on("GET /moved", 302, "", "Location", aimed.replaceAll("[\\r\\n\\x00]", ""));

        assertThrows(
                RefusedFileException.class,
                () -> fetch(outside.address("/moved").toString()));
        assertThat(connections).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://rebound.example:PORT/pet.jpg", "http://REBOUND.example:PORT/"})
    void asksNoPublicNameThatLeadsInside(String address) {
        String aimed = address.replace("PORT", Integer.toString(inside.getLocalPort()));

        assertThat(refusalOf(aimed)).isEqualTo(Code.UNREACHABLE);
        assertThat(lookedUp).hasPositiveValue();
        assertThat(connections).hasValue(0);
    }

    @Test
    void tellsANameThatLeadsInsideAndOneThatNobodyKnowsAlike() throws IOException {
        String inside = assertThrows(RefusedFileException.class, () -> fetch("http://some.example/"))
                .getMessage();
        try (CallerFiles nobodyKnown = new CallerFiles(List.of(), host -> {
            throw new UnknownHostException("NXDOMAIN");
        })) {
            RefusedFileException unknown = assertThrows(
                    RefusedFileException.class,
                    () -> nobodyKnown.fetch("http://some.example/", target(), start -> 1, Duration.ofSeconds(5)));

            assertThat(unknown.code()).isEqualTo(Code.UNREACHABLE);
            assertThat(unknown).hasMessage(inside).hasMessageNotContainingAny("NXDOMAIN", "127.0.0.1");
        }
    }

    @Test
    void aListedHostIsPrivateAtItsOwnPortOnly() {
        assertThat(refusalOf("http://127.0.0.1/")).isEqualTo(Code.NOT_PUBLIC);
        assertThat(refusalOf("http://127.0.0.1:" + inside.getLocalPort() + "/")).isEqualTo(Code.NOT_PUBLIC);
        assertThat(connections).hasValue(0);
    }

    private Code refusalOf(String address) {
        return assertThrows(RefusedFileException.class, () -> fetch(address), address)
                .code();
    }

    private void fetch(String address) {
        files.fetch(address, target(), start -> 1_000_000, Duration.ofSeconds(5));
    }

    private void assertNobodyWasAsked() {
        assertThat(lookedUp).hasValue(0);
        assertThat(connections).hasValue(0);
        assertThat(target()).doesNotExist();
    }

    private Path target() {
        return folder.resolve("target");
    }
}
