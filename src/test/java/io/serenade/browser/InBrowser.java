package io.serenade.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serenade.crash.RunningSerenade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Lends the tests one browser and one running product, started when first asked for and shared by all of them. */
final class InBrowser implements BeforeAllCallback, ParameterResolver {
    private static final Map<String, String> SETTINGS = Map.of(
            "SANDBOX", "on",
            "SANDBOX_DELAY", "2",
            "SANDBOX_SONG_SECONDS", "8",
            "NAME_PATTERN", "[\\p{L} '-]+",
            "BLOCKED_NAMES", "Blighter",
            "NOTIFY_EMAIL", "on",
            "MAX_QUEUE_WAIT", "60",
            "ADMIN_PASSWORD", RunningSerenade.PASSWORD,
            "TRUSTED_PROXIES", "127.0.0.1");

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(
                Chromium.find().isPresent(),
                "No Chromium at /usr/bin/chromium nor at CHROMIUM_PATH, so no page is tried in a browser");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Chromium.class || type == RunningSerenade.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store shared = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(InBrowser.class));
        return parameter.getParameter().getType() == Chromium.class
                ? shared.getOrComputeIfAbsent(
                        "browser", key -> Chromium.start(Chromium.find().orElseThrow()), Chromium.class)
                : shared.getOrComputeIfAbsent(
                        "product", key -> RunningSerenade.start(newFolder(), SETTINGS), RunningSerenade.class);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "browser-data").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
