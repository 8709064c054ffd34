package io.serenade.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser that looks at the pages: {@code CHROMIUM_PATH} or {@code /usr/bin/chromium}, never a downloaded one. */
record Viewer(Playwright playwright, Browser browser) implements AutoCloseable {

    static Viewer start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String program = System.getenv().getOrDefault("CHROMIUM_PATH", "/usr/bin/chromium");
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(program))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic"));
        return new Viewer(playwright, playwright.chromium().launch(options));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
