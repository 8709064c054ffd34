package io.serenade.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the {@link Database} over a real PostgreSQL with all migrations, without a server. One for all tests of a
 * run, each statement a transaction of its own; tests use keys and ids that nobody else uses.
 */
public final class RealDatabase implements ParameterResolver {
    private record Running(EmbeddedPostgres postgres, Database database) implements CloseableResource {
        static Running start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Flyway.configure()
                        .dataSource(postgres.getPostgresDatabase())
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
                return new Running(postgres, new Database(postgres.getPostgresDatabase()));
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
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RealDatabase.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
                .database();
    }
}
