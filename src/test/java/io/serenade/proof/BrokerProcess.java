package io.serenade.proof;

import static org.awaitility.Awaitility.await;

import io.serenade.launch.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An Artemis of its own, out of the server's modules, that can be killed and started again at the same port. */
final class BrokerProcess implements AutoCloseable {
    private static final Path HOME = Path.of("server-config/broker").toAbsolutePath();
    private static final Path SERVER =
            Path.of(System.getProperty("serenade.server.home")).toAbsolutePath();

    private final int port = FreePorts.next();
    private final Path log;
    private Process process;

    BrokerProcess(Path folder) {
        log = folder.resolve("broker.log");
        start();
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    void start() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dbroker.port=" + port,
                "-jar",
                SERVER.resolve("jboss-modules.jar").toString(),
                "-mp",
                SERVER.resolve("modules").toString(),
                "-dep",
                "org.apache.activemq.artemis",
                "-cp",
                HOME.toString(),
                "org.apache.activemq.artemis.core.server.embedded.Main",
                HOME.toString());
        try {
            process = new ProcessBuilder(command)
                    .directory(log.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().alias("the broker, whose log is " + log)
                .atMost(Duration.ofMinutes(2))
                .until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
