package io.serenade.platform.keys;

import io.serenade.platform.settings.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The key of this installation's sandbox: random, sent by our own adapters when they call the sandbox, and shown only
 * to the operator, so that no stranger can use the sandbox.
 */
@ApplicationScoped
public class SandboxKey {
    @Inject
    private ApplicationKeys keys;

    private volatile Secret key;

    public Secret get() {
        Secret known = key;
        if (known == null) {
            known = new Secret(keys.get("sandbox"));
            key = known;
        }
        return known;
    }

    /** Compares in constant time. */
    public boolean matches(String shown) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), get().reveal().getBytes(StandardCharsets.UTF_8));
    }
}
