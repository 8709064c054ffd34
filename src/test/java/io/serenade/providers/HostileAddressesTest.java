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
        return HostileAddresses.PRIVATE_HOSTS.stream();
    }

    static Stream<String> others() {
        return HostileAddresses.OTHERS.stream();
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
