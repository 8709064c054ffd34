package io.serenade.platform.settings;

import java.util.List;

/** The services of all products, without duplicates, for packages that must not depend on products. */
public record Providers(List<Provider> all) {
    public Providers {
        all = List.copyOf(all);
    }
}
