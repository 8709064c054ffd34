package io.serenade.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that the build made; a start does not change them.
 *
 * @param home the configured server
 * @param war the application
 */
public record ServerFiles(Path home, Path war) {

    /** Reads {@code serenade.server.home} and {@code serenade.war}. */
    public static ServerFiles ofSystemProperties() {
        return new ServerFiles(required("serenade.server.home"), required("serenade.war"));
    }

    private static Path required(String property) {
        String value = System.getProperty(property);
        if (value == null || !Files.exists(Path.of(value))) {
            throw new LaunchException("The system property " + property + " must name what the build made, but "
                    + (value == null ? "it is not set" : value + " does not exist")
                    + ". Start Serenade with ./mvnw -Prun.");
        }
        return Path.of(value).toAbsolutePath();
    }

    Path jbossModules() {
        return home.resolve("jboss-modules.jar");
    }

    Path modules() {
        return home.resolve("modules");
    }

    Path configuration() {
        return home.resolve("standalone/configuration");
    }
}
