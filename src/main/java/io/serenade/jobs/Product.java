package io.serenade.jobs;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the rest of the application needs to know about a product. The launcher reads settings and providers without the
 * server's libraries on its class path, so a descriptor may name classes but must not use them.
 */
public interface Product {
    /** The name that is stored with its jobs. */
    String name();

    Class<? extends Workflow> workflow();

    /** Its resources below {@code /api}. */
    Set<Class<?>> resources();

    /** Reads its settings; each throws a {@code SettingsException} for a wrong value, which stops the start. */
    List<Consumer<Settings>> settings();

    /** The path at which its pages begin, such as {@code /}; empty for a product that only programs order. */
    default Optional<String> page() {
        return Optional.empty();
    }

    /** The services it pays for. */
    List<Provider> providers();
}
