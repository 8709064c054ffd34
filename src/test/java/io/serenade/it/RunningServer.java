package io.serenade.it;

import io.serenade.launch.FreePorts;
import io.serenade.launch.Launch;
import io.serenade.launch.PayaraLaunch;
import io.serenade.launch.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server for all tests of a run, with data of its own and songs of six seconds. Hands each test a visitor with an
 * address that nobody had before, so no test meets another one's limits.
 */
class RunningServer implements ParameterResolver {
    static final String PASSWORD = "only-for-tests";
    static final String METRICS_TOKEN = "only-for-metrics";
    static final String REVID_SECRET = "your-secret-key-here";
    static final String WEBHOOK_SECRET = "whsec_b25seSBmb3IgdGVzdHMgb2Ygd2ViaG9va3M=";

    /** Where a test may listen for webhooks. */
    static final int CALLBACK_PORT = FreePorts.next();

    /** The limit tests order many songs that fail: with 40 at once the others need not wait behind them. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("SANDBOX", "on"),
            Map.entry("SANDBOX_DELAY", "1"),
            Map.entry("SANDBOX_SONG_SECONDS", "6"),
            Map.entry("MAX_CONCURRENT_REQUESTS", "40"),
            Map.entry("SONG_MAX_RETRIES", "3"),
            Map.entry("MAX_RETRIES", "2"),
            Map.entry("RETRY_DELAY", "0.5"),
            Map.entry("ADMIN_PASSWORD", PASSWORD),
            Map.entry("METRICS_TOKEN", METRICS_TOKEN),
            Map.entry("NOTIFY_EMAIL", "on"),
            Map.entry("BLOCKED_NAMES", "Voldemort"),
            Map.entry("GENERATION_WEBHOOK_SECRET", WEBHOOK_SECRET),
            Map.entry("TALKING_PET_WEBHOOK_SECRET", WEBHOOK_SECRET),
            Map.entry("REVID_WEBHOOK_SECRET", REVID_SECRET),
            Map.entry("CALLBACK_HOSTS", "127.0.0.1:" + CALLBACK_PORT),
            Map.entry("TRUSTED_PROXIES", "127.0.0.1"));

    private static final Set<Class<?>> GIVEN = Set.of(Api.class, Records.class);

    private record Running(URI address, String jdbcUrl, Path data, AutoCloseable server) implements AutoCloseable {
        static Running start() {
            Path data = newFolder();
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.putAll(SETTINGS);
            environment.put("DATA_DIR", data.toString());
            for (String port : List.of("HTTP_PORT", "MANAGEMENT_PORT", "POSTGRES_PORT")) {
                environment.put(port, Integer.toString(FreePorts.next()));
            }
            ServerFiles files = ServerFiles.ofSystemProperties();
            if (PayaraLaunch.isWanted()) {
                PayaraLaunch payara = PayaraLaunch.start(environment, files);
                return new Running(payara.address(), payara.jdbcUrl(), data, payara);
            }
            Launch wildfly = Launch.start(environment, files, line -> {});
            return new Running(wildfly.address(), wildfly.jdbcUrl(), data, wildfly);
        }

        private static Path newFolder() {
            try {
                return Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "it")).toAbsolutePath(), "data");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws Exception {
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getStore(
                        StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(RunningServer.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
        return parameter.getParameter().getType() == Api.class
                ? Api.at(running.address())
                : new Records(running.jdbcUrl(), running.data().resolve("storage"));
    }
}
