package io.serenade.platform.web;

/** Tells by its address to which part of the API a call goes. */
final class Paths {
    static final String VERSIONED = "/api/v1";
    static final String KEYS = "/api/admin/api-keys";

    private Paths() {}

    /** Whether a path is the base or one of the paths under it. */
    static boolean isBelow(String base, String path) {
        return path.equals(base) || path.startsWith(base + "/");
    }
}
