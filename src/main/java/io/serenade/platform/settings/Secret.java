package io.serenade.platform.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that must never appear in a log, an error or a page: it prints as stars and is compared in constant time. */
public record Secret(String reveal) {

    public boolean matches(String candidate) {
        return candidate != null
                && MessageDigest.isEqual(
                        reveal.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "*****";
    }
}
