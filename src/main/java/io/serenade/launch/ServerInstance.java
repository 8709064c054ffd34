package io.serenade.launch;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The server's own folder under {@code DATA_DIR}: its configuration and the WAR are created for each start. */
final class ServerInstance {
    private final Path folder;

    ServerInstance(Path folder) {
        this.folder = folder;
    }

    void prepare(ServerFiles files, LogFormat logFormat, Optional<ManagementUser> user) {
        try {
            delete(temporaryFiles());
            for (String name : List.of("configuration", "deployments", "data", "log", "tmp")) {
                Files.createDirectories(folder.resolve(name));
            }
            copyConfiguration(files.configuration(), logFormat);
            if (user.isPresent()) {
                Files.writeString(
                        configuration().resolve("mgmt-users.properties"),
                        user.get().line() + "\n",
                        APPEND);
            }
            deploy(files.war());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyConfiguration(Path source, LogFormat logFormat) throws IOException {
        for (Path file : list(source)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".properties")) {
                Files.copy(file, configuration().resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } else if (name.equals("serenade.xml")) {
                Files.writeString(configuration().resolve(name), logFormat.applyTo(Files.readString(file)));
            }
        }
    }

    /** Markers of the last start would hide a change or a failure of this one. */
    private void deploy(Path war) throws IOException {
        for (Path file : list(deployments())) {
            if (file.getFileName().toString().startsWith("ROOT.war")) {
                delete(file);
            }
        }
        Files.copy(war, deployments().resolve("ROOT.war"));
        Files.createFile(deployments().resolve("ROOT.war.dodeploy"));
    }

    /** What the server says about a WAR that it cannot run. */
    Optional<String> findDeploymentFailure() {
        Path marker = deployments().resolve("ROOT.war.failed");
        try {
            return Files.exists(marker) ? Optional.of(Files.readString(marker)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path configuration() {
        return folder.resolve("configuration");
    }

    /** Empty at each start. */
    Path temporaryFiles() {
        return folder.resolve("tmp");
    }

    Path log() {
        return folder.resolve("log/server.log");
    }

    Path consoleLog() {
        return folder.resolve("log/console.log");
    }

    Path processId() {
        return folder.resolve("server.pid");
    }

    private Path deployments() {
        return folder.resolve("deployments");
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                // A child process that outlives a killed server for a moment removes its own.
                Files.deleteIfExists(file);
            }
        }
    }
}
