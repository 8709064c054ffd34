package io.serenade.platform;

import java.util.List;

/** The services of all products, each once, for whoever must know them and may not know products. */
public record Providers(List<Provider> all) {
    public Providers {
        all = List.copyOf(all);
    }
}
