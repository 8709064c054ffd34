package io.serenade.providers;

import io.serenade.platform.keys.SandboxKey;
import io.serenade.platform.settings.Secret;

/** The sandbox's key where there is no database to keep one. */
public class KnownSandboxKey extends SandboxKey {
    private final Secret key;

    public KnownSandboxKey(String key) {
        this.key = new Secret(key);
    }

    @Override
    public Secret get() {
        return key;
    }
}
