package io.serenade.container;

import io.serenade.launch.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Starts the database that the container needs and chooses the ports that {@code arquillian.xml} names, so it must stand
 * before Arquillian's own extension. Inside the container, where the tests are run once more, there is nothing to do.
 */
class DatabaseForContainer implements BeforeAllCallback {
    private static final String SETTINGS = "serenade.container.";

    private static final class Running implements AutoCloseable {
        private final EmbeddedPostgres postgres;

        Running(EmbeddedPostgres postgres) {
            this.postgres = postgres;
        }

        static Running start() {
            try {
                Path folder = Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "it")).toAbsolutePath(), "container");
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgres"))
                        .setPort(FreePorts.next())
                        .start();
                System.setProperty(SETTINGS + "folder", folder.toString());
                System.setProperty(SETTINGS + "postgres-port", Integer.toString(postgres.getPort()));
                System.setProperty(SETTINGS + "http-port", Integer.toString(FreePorts.next()));
                System.setProperty(SETTINGS + "management-port", Integer.toString(FreePorts.next()));
                return new Running(postgres);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!isInContainer()) {
            context.getRoot()
                    .getStore(Namespace.create(DatabaseForContainer.class))
                    .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
        }
    }

    private static boolean isInContainer() {
        return System.getProperty("serenade.war") == null;
    }
}
