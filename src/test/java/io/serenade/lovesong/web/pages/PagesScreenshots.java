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
import java.nio.charset.StandardCharsets;
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
    private static final byte[] HEIC = "....ftypheic....".getBytes(StandardCharsets.US_ASCII);

    private final URI address;
    private final Path folder;

    private PagesScreenshots(URI address, Path folder) {
        this.address = address;
        this.folder = folder;
    }

    /** Arguments: the themes; the browser is {@code CHROMIUM_PATH} or {@code /usr/bin/chromium}. */
    public static void main(String... themes) throws IOException {
        int port = 8097;
        for (String theme : themes) {
            URI address = PagesPreview.start(port++, Theme.load(theme));
            new PagesScreenshots(address, Path.of("target/screenshots", theme)).takeAll();
        }
        System.exit(0);
    }

    private void takeAll() {
        String program = System.getenv().getOrDefault("CHROMIUM_PATH", "/usr/bin/chromium");
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(program))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic"));
        Playwright.CreateOptions withoutDownload =
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (Playwright playwright = Playwright.create(withoutDownload);
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
                    .setFullPage(!page.locator("dialog[open]").isVisible())
                    .setPath(folder.resolve(name + "-" + width + ".png")));
        }
    }

    private static Map<String, State> states() {
        Map<String, State> states = new LinkedHashMap<>();
        states.put("form", new State("/", page -> {}));
        states.put("crop", new State("/", PagesScreenshots::choosePhoto));
        states.put("photo-refused", new State("/", page -> choose(page, "pet.heic", HEIC)));
        states.put("song", new State("/", PagesScreenshots::pressPhoto));
        states.put("song-refused", new State("/", PagesScreenshots::fillInWrongly));
        states.put("network-lost", new State("/", page -> order(page, "Down")));
        states.put("songs", new State("/", PagesScreenshots::rememberSongs));
        for (Campaign.State state : Campaign.State.values()) {
            if (state != Campaign.State.OPEN) {
                states.put("form-" + state.word(), new State("/?campaign=" + state.word(), page -> {}));
            }
        }
        states.put("waiting", new State("/waiting/demo", page -> {}));
        states.put("waiting-slow", new State("/waiting/slow", page -> {}));
        states.put("result", new State("/result/demo", page -> {}));
        states.put("result-posting", new State("/result/demo", page -> page.click("[data-place=tiktok]")));
        states.put("result-deleting", new State("/result/demo", PagesScreenshots::askToDelete));
        for (String end : List.of("failed", "unknown", "expired", "erased", "error", "unavailable")) {
            states.put("result-" + end, new State("/result/" + end, page -> {}));
        }
        states.put("terms", new State("/terms", page -> {}));
        states.put("privacy", new State("/privacy", page -> {}));
        return states;
    }

    private static void choosePhoto(Page page) {
        choose(page, "pet.jpg", ScriptedApi.portrait());
        page.waitForSelector(".cropper-crop-box");
        page.waitForTimeout(500);
    }

    private static void choose(Page page, String name, byte[] content) {
        page.setInputFiles("input[type=file]", new FilePayload(name, "image/jpeg", content));
        page.waitForTimeout(300);
    }

    private static void pressPhoto(Page page) {
        choosePhoto(page);
        page.locator(".actions .button--primary").first().click();
        page.waitForTimeout(1300);
    }

    private static void fillInWrongly(Page page) {
        pressPhoto(page);
        page.fill("#pet_name", "Toby");
        page.fill("#owner_name", "M");
        page.focus("#pet_type");
    }

    private static void order(Page page, String petName) {
        pressPhoto(page);
        page.fill("#pet_name", petName);
        page.fill("#owner_name", "Matt");
        page.selectOption("#pet_type", "Dog");
        page.selectOption("#music_vibe", "Romantic");
        page.click("[type=submit]");
        page.locator(".toasts--alert .toast").waitFor();
    }

    private static void rememberSongs(Page page) {
        page.evaluate("""
                localStorage.setItem('submission_data', JSON.stringify({cookie_id: 'c', entries: [
                    {session_id: 'demo', timestamp: '2027-02-10T10:30:00Z', delete_token: 't', pet_name: 'Toby'},
                    {session_id: 'demo2', timestamp: '2027-02-11T18:00:00Z', delete_token: 't', pet_name: 'Milo'}]}))
                """);
        page.reload();
        page.waitForTimeout(500);
    }

    private static void askToDelete(Page page) {
        rememberSongs(page);
        page.locator(".result__small button").click();
    }

    private record State(String path, Consumer<Page> steps) {}
}
