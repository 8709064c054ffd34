package io.serenade.lovesong.web.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import io.serenade.lovesong.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes a picture of every page and state at three widths, for people to look at, into {@code target/screenshots}.
 * Complains on the way about console messages and about pages wider than the window. Started as described in
 * {@code docs/pages.md}.
 */
public final class PagesScreenshots {
    private static final List<Integer> WIDTHS = List.of(320, 768, 1280);

    private final URI address;
    private final Path folder;

    private PagesScreenshots(URI address, Path folder) {
        this.address = address;
        this.folder = folder;
    }

    /** Arguments: theme (valentine) and the browser's path (/usr/bin/chromium). */
    public static void main(String... arguments) throws IOException {
        String theme = arguments.length > 0 ? arguments[0] : Theme.DEFAULT;
        Path browser = Path.of(arguments.length > 1 ? arguments[1] : "/usr/bin/chromium");
        URI address = PagesPreview.start(8097, Theme.load(theme));
        new PagesScreenshots(address, Path.of("target/screenshots", theme)).takeAll(browser);
        System.exit(0);
    }

    private void takeAll(Path executable) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic"));
        try (Playwright playwright = Playwright.create();
                Browser browser = playwright.chromium().launch(options)) {
            for (int width : WIDTHS) {
                states().forEach((name, state) -> take(browser, width, name, state));
            }
        }
        System.out.println("Screenshots in " + folder);
    }

    private void take(Browser browser, int width, String name, State state) {
        try (BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setViewportSize(width, width < 400 ? 640 : 900))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> System.out.println(name + " " + width + ": " + message.text()));
            page.navigate(address + state.path());
            page.waitForTimeout(500);
            state.steps().accept(page);
            if ((Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth")) {
                System.out.println(name + " " + width + ": wider than the window");
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(folder.resolve(name + "-" + width + ".png")));
        }
    }

    private static Map<String, State> states() {
        Map<String, State> states = new LinkedHashMap<>();
        states.put("form", new State("/", page -> {}));
        states.put("crop", new State("/", PagesScreenshots::choosePhoto));
        states.put("song", new State("/", PagesScreenshots::fillInWrongly));
        for (Campaign.State state : Campaign.State.values()) {
            if (state != Campaign.State.OPEN) {
                states.put("form-" + state.word(), new State("/?campaign=" + state.word(), page -> {}));
            }
        }
        states.put("waiting", new State("/waiting/demo", page -> {}));
        states.put("waiting-slow", new State("/waiting/slow", page -> {}));
        states.put("result", new State("/result/demo", page -> {}));
        for (String end : List.of("failed", "unknown", "expired", "erased", "error", "unavailable")) {
            states.put("result-" + end, new State("/result/" + end, page -> {}));
        }
        states.put("terms", new State("/terms", page -> {}));
        states.put("privacy", new State("/privacy", page -> {}));
        return states;
    }

    private static void choosePhoto(Page page) {
        page.setInputFiles("input[type=file]", new FilePayload("pet.png", "image/png", ScriptedApi.drawnPet(800)));
        page.waitForSelector(".cropper-crop-box");
        page.waitForTimeout(500);
    }

    private static void fillInWrongly(Page page) {
        choosePhoto(page);
        page.locator(".actions .button--primary").first().click();
        page.waitForTimeout(1300);
        page.fill("#pet_name", "Toby");
        page.fill("#owner_name", "M");
        page.focus("#pet_type");
    }

    private record State(String path, Consumer<Page> steps) {}
}
