package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bodies made to hold up or to fill the server: everybody else is answered as if there were none. */
@ExtendWith(RunningServer.class)
class HostileBodiesIT {
    private static final int SENDERS = 40;
    private static final Duration SOON = Duration.ofSeconds(2);

    @Test
    void bombsOfJsonAreRefusedAndHoldUpNobody(Api api) {
        String bomb = "{\"x\":[" + "{\"a\":0},".repeat(887_000) + "0]}";
        List<CompletableFuture<Answer>> bombs = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> api.post("/api/submissions", bomb)))
                .toList();

        assertThat(api.get("/health/live").isOk().field("status")).isEqualTo("UP");
        assertThat(bombs)
                .extracting(CompletableFuture::join)
                .extracting(Answer::status)
                .allSatisfy(status -> assertThat(status).isIn(400, 503));
        assertThat(api.get("/health/live").isOk().field("status")).isEqualTo("UP");
        assertThat(api.get("/api/health").isOk().field("status")).isEqualTo("healthy");
    }

    @Test
    void slowSendersHoldUpNobody(Api api) throws IOException {
        List<Socket> senders = new ArrayList<>();
        try {
            for (int sender = 0; sender < SENDERS; sender++) {
                senders.add(begin(api, sender % 2 == 0 ? "/api/webhook" : "/api/submissions"));
            }
            Instant begun = Instant.now();
            api.get("/health/live").isOk();
            api.get("/api/health").isOk();
            api.get("/").isOk();
            api.post("/api/submissions", "{}").isFailure(400, "validation_failed");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);
        } finally {
            for (Socket sender : senders) {
                sender.close();
            }
        }
    }

    /** Sends the head of a request and the first byte of its body. */
    private static Socket begin(Api api, String path) throws IOException {
        URI server = URI.create(api.address());
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 60000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
