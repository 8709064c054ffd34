package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public port speaks HTTP/1.1 and nothing else: whoever asks for another protocol gets an ordinary answer. */
@ExtendWith(RunningServer.class)
class UpgradesIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
                "Upgrade: jboss-remoting\r\nConnection: Upgrade\r\nSec-JbossRemoting-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            })
    void takesNoUpgrade(String headers, Api api) throws IOException {
        assertThat(firstLine(api, "GET /health/live HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    /** HTTP/2 from the first byte, as one speaks it who knows that the other side does. */
    @ParameterizedTest
    @ValueSource(strings = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0")
    void speaksNoOtherProtocolFromTheStart(String preface, Api api) throws IOException {
        assertThat(firstLine(api, preface)).startsWith("HTTP/");
    }

    private static String firstLine(Api api, String request) throws IOException {
        URI server = URI.create(api.address());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return answer.readLine();
        }
    }
}
