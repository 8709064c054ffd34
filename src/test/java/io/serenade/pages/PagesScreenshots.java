package io.serenade.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Takes a picture of every page and state at four widths, for people to look at, into {@code target/screenshots}.
 * Complains on the way about console messages and about pages wider than the window. Started as described in
 * {@code docs/pages.md}.
 */
public final class PagesScreenshots {
    /** Of a small phone, a phone, a tablet and a desk, with their heights. */
    private static final Map<Integer, Integer> SCREENS = new TreeMap<>(Map.of(320, 640, 390, 844, 768, 900, 1280, 900));

    private final URI address;
    private final Path folder;

    private PagesScreenshots(URI address, Path folder) {
        this.address = address;
        this.folder = folder;
    }

    /** Arguments: the themes, and {@code -Dstates} a pattern of names; the browser is {@code CHROMIUM_PATH} or {@code /usr/bin/chromium}. */
    public static void main(String... themes) throws IOException {
        int port = 8097;
        for (String theme : themes) {
            URI address = PagesPreview.start(port++, Theme.load(theme));
            new PagesScreenshots(address, Path.of("target/screenshots", theme)).takeAll();
        }
        System.exit(0);
    }

    private void takeAll() {
        try (Viewer viewer = Viewer.start()) {
            Pattern wanted = Pattern.compile(System.getProperty("states", ".*"));
            SCREENS.keySet().forEach(width -> PageState.all().forEach((name, state) -> {
                if (wanted.matcher(name).matches()) {
                    take(viewer.browser(), width, name, state);
                }
            }));
        }
        System.out.println("Screenshots in " + folder);
    }

    private void take(Browser browser, int width, String name, PageState state) {
        try (BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setViewportSize(width, SCREENS.get(width)))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> System.out.println(name + " " + width + ": " + message.text()));
            page.navigate(address + state.path());
            state.steps().accept(page);
            page.waitForTimeout(1500);
            if ((Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth")) {
                System.out.println(name + " " + width + ": wider than the window");
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(!page.locator("dialog[open]").isVisible())
                    .setPath(folder.resolve(name + "-" + width + ".png")));
        }
    }
}
