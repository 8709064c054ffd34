package io.serenade.launch;

import static org.awaitility.Awaitility.await;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The application on Payara instead of WildFly, with the trial database, for tests. The build makes a domain
 * ({@code -Ppayara}); each run has a copy of it with ports of its own.
 */
public final class PayaraLaunch implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofMinutes(1);

    /** What the build's domain has for the copies to replace. */
    private static final String ADMIN_PORT = "\"26040\"";

    private static final String JMS_PORT = "\"26042\"";

    private final Path home;
    private final Path domains;
    private final LaunchSettings settings;
    private final DataDirectory data;
    private final EmbeddedDatabase database;

    private PayaraLaunch(
            Path home, Path domains, LaunchSettings settings, DataDirectory data, EmbeddedDatabase database) {
        this.home = home;
        this.domains = domains;
        this.settings = settings;
        this.data = data;
        this.database = database;
    }

    /** Whether the build wants tests to be run on Payara. */
    public static boolean isWanted() {
        return System.getProperty("serenade.payara.home") != null;
    }

    public static PayaraLaunch start(Map<String, String> environment, ServerFiles files) {
        Settings read = new Settings(name -> Optional.ofNullable(environment.get(name)));
        LaunchSettings settings = LaunchSettings.from(read);
        DataDirectory data = DataDirectory.open(settings.dataDirectory());
        EmbeddedDatabase database = EmbeddedDatabase.start(data, settings.postgresPort());
        Path home = Path.of(System.getProperty("serenade.payara.home"));
        PayaraLaunch launch =
                new PayaraLaunch(home, settings.dataDirectory().resolve("domains"), settings, data, database);
        Map<String, String> given =
                new HashMap<>(ServerEnvironment.of(environment, settings, database.address(), Ffmpeg.locate(read)));
        List<String> options = new ArrayList<>(settings.javaOptions());
        DetectorLibrary.of(files).option().ifPresent(options::add);
        given.put("JAVA_TOOL_OPTIONS", String.join(" ", options));
        try {
            launch.startServer(files.war(), given);
            return launch;
        } catch (RuntimeException e) {
            launch.close();
            throw e;
        }
    }

    private void startServer(Path war, Map<String, String> environment) {
        try {
            copyDomain();
            Path deploy = domains.resolve("deploy.asadmin");
            Files.writeString(deploy, "deploy --name serenade --contextroot / " + war + "\n");
            asadmin(
                    environment,
                    "start-domain",
                    "--domaindir",
                    domains.toString(),
                    "--postbootcommandfile",
                    deploy.toString(),
                    "serenade");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        noteProcess();
        await().atMost(READY).until(() -> isReady(settings.address().resolve("health/ready")));
    }

    /** Where tests look for the server's process and its log. */
    private void noteProcess() {
        ServerInstance usual = new ServerInstance(data.server());
        Path domain = domains.resolve("serenade");
        try {
            Files.createDirectories(usual.folder());
            Files.copy(domain.resolve("config/pid"), usual.processId());
            Files.createSymbolicLink(usual.log().getParent(), domain.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyDomain() throws IOException {
        Path source = home.resolve("glassfish/domains/serenade");
        Path target = domains.resolve("serenade");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path relative = source.relativize(file);
                if (!relative.startsWith("osgi-cache")
                        && !relative.startsWith("generated")
                        && !relative.startsWith("logs")) {
                    Path copy = target.resolve(relative.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Path configuration = target.resolve("config/domain.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace(ADMIN_PORT, "\"" + settings.managementPort() + "\"")
                        .replace(JMS_PORT, "\"" + FreePorts.next() + "\""));
    }

    private static boolean isReady(URI readiness) {
        try {
            HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
            connection.setReadTimeout((int) READY.toMillis());
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            // The application is not there yet.
            return false;
        }
    }

    private void asadmin(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                home.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(domains.resolve("asadmin.log").toFile()));
        try {
            Process process = builder.start();
            if (!process.waitFor(READY.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new LaunchException("asadmin " + arguments[0] + " failed: see " + domains);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Waiting for Payara was interrupted.", e);
        }
    }

    public URI address() {
        return settings.address();
    }

    public String jdbcUrl() {
        return database.address().withLogin();
    }

    @Override
    public void close() {
        server().ifPresent(server -> {
            server.destroy();
            await().atMost(STOP).until(() -> !server.isAlive());
        });
        database.close();
        data.close();
    }

    private Optional<ProcessHandle> server() {
        Path pid = domains.resolve("serenade/config/pid");
        try {
            return Files.exists(pid)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
