package io.serenade.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Takes the pictures README shows into {@code docs/pictures}. Started as described in {@code docs/pages.md}. */
public final class PagesPictures {
    private static final Path FOLDER = Path.of("docs/pictures");
    private static final String HEAD_UP = "document.querySelectorAll('.record__disc')"
            + ".forEach((disc) => disc.getAnimations().forEach((turn) => { turn.currentTime = 150; }))";
    private static final int QUALITY = 68;

    private PagesPictures() {}

    public static void main(String... ignored) throws IOException {
        URI valentine = PagesPreview.start(8097, Theme.load("valentine"));
        URI christmas = PagesPreview.start(8098, Theme.load("christmas"));
        try (Viewer viewer = Viewer.start()) {
            for (String state : List.of("form", "song", "waiting", "result")) {
                take(viewer.browser(), valentine, state, desk(), state);
            }
            for (String state : List.of("crop", "waiting", "result")) {
                take(viewer.browser(), valentine, state, phone(), state + "-phone");
            }
            take(viewer.browser(), christmas, "form", phone(), "christmas");
        }
        System.exit(0);
    }

    private static NewContextOptions desk() {
        return new NewContextOptions().setViewportSize(1280, 860);
    }

    private static NewContextOptions phone() {
        return new NewContextOptions().setViewportSize(390, 844);
    }

    private static void take(Browser browser, URI site, String name, NewContextOptions screen, String file) {
        PageState state = PageState.all().get(name);
        try (BrowserContext context = browser.newContext(screen)) {
            Page page = context.newPage();
            page.navigate(site + state.path());
            state.steps().accept(page);
            page.waitForTimeout(1500);
            page.evaluate(HEAD_UP);
            page.screenshot(new Page.ScreenshotOptions()
                    .setType(ScreenshotType.JPEG)
                    .setQuality(QUALITY)
                    .setPath(FOLDER.resolve(file + ".jpg")));
        }
    }
}
