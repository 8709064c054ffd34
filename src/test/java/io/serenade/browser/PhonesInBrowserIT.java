package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.WaitUntilState;
import io.serenade.launch.FreePorts;
import io.serenade.pages.PageState;
import io.serenade.pages.PagesPreview;
import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What matters is in the window of a small screen, stays where it is, and can be reached. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class PhonesInBrowserIT {
    private static final byte[] NO_PHOTO = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);

    /** How much of the page has moved without being asked to, as browsers count it. */
    private static final String SHIFTS = """
            () => new Promise((done) => new PerformanceObserver((list) => done(
                list.getEntries().map(({ value, sources }) => value + ' '
                    + sources.map(({ node }) => node && (node.className || node.nodeName))))
                ).observe({ type: 'layout-shift', buffered: true }) || requestAnimationFrame(() =>
                    requestAnimationFrame(() => done([]))))
            """;

    /** Texts of the page that reach over the edge of the window, where nobody can scroll. */
    private static final String CLIPPED = """
            () => [...document.querySelectorAll('main *, header *, footer *')]
                .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
                .filter((element) => !element.closest('.visually-hidden, [aria-hidden=true], svg'))
                .filter((element) => element.checkVisibility())
                .filter((element) => {
                    const { left, right, width } = element.getBoundingClientRect();
                    return width > 1 && (left < -1 || right > innerWidth + 1
                        || element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0);
                })
                .map((element) => `${element.nodeName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)
            """;

    /** Whether the element that has the keyboard is the one that is seen at its place. */
    private static final String COVERED = """
            () => {
                const focused = document.activeElement;
                if (focused === document.body || focused.matches('.skip')) {
                    return '';
                }
                focused.scrollIntoView({ block: 'center' });
                const { left, top, width, height } = focused.getBoundingClientRect();
                const seen = document.elementFromPoint(left + width / 2, top + height / 2);
                return focused.contains(seen) || seen?.closest('label')?.contains(focused)
                    ? '' : `${focused.nodeName}.${focused.className} below ${seen?.nodeName}.${seen?.className}`;
            }
            """;

    private static final String LATE_FRAMES = """
            const soon = window.requestAnimationFrame.bind(window);
            window.requestAnimationFrame = (act) => setTimeout(() => soon(act), 1500);
            """;

    private static URI site;

    private final Chromium chromium;

    PhonesInBrowserIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void showThePages() throws IOException {
        site = PagesPreview.start(FreePorts.next(), Theme.load("valentine"));
    }

    @ParameterizedTest
    @CsvSource({
        "390, 664, /",
        "320, 568, /",
        "844, 390, /",
        "1280, 720, /",
        "390, 664, /talk",
        "320, 568, /talk",
        "390, 664, /roast",
        "390, 664, /upload"
    })
    void hasItsFirstControlInTheWindow(int width, int height, String path) {
        try (BrowserContext context = screen(width, height)) {
            Page page = opened(context, path);

            assertThat(page.locator(".order__card .button--primary").first()).isVisible();
            assertInWindow(page, page.locator(".order__card .button--primary").first());
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 664, /", "320, 568, /", "844, 390, /", "1280, 720, /", "320, 568, /talk"})
    void saysBesideTheButtonWhatIsWrongWithAPhoto(int width, int height, String path) {
        try (BrowserContext context = screen(width, height)) {
            Page page = opened(context, path);

            choose(page, NO_PHOTO);

            Locator problem = page.locator("#photo-error");
            assertThat(problem).isFocused();
            assertThat(problem).not().isEmpty();
            assertInWindow(page, problem);
            assertInWindow(page, page.locator(".drop__button"));
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 664, /", "320, 568, /", "844, 390, /", "1280, 720, /", "390, 664, /talk"})
    void hasCropAndActionsInTheWindow(int width, int height, String path) {
        try (BrowserContext context = screen(width, height)) {
            Page page = opened(context, path);

            PageState.all().get("crop").steps().accept(page);

            await().pollInSameThread().untilAsserted(() -> {
                assertInWindow(page, page.locator(".crop"));
                assertInWindow(page, page.locator("section:has(.crop) .actions .button--primary"));
            });
        }
    }

    /** On a busy phone a step is laid out long after the script has asked for it. */
    @Test
    void bringsStepsIntoTheWindowHoweverLateTheyAreShown() {
        try (BrowserContext context = screen(390, 664)) {
            context.addInitScript(LATE_FRAMES);
            Page page = opened(context, "/");

            PageState.all().get("crop").steps().accept(page);

            await().pollInSameThread()
                    .untilAsserted(
                            () -> assertInWindow(page, page.locator("section:has(.crop) .actions .button--primary")));
            assertThat(page.locator("#crop-title")).isFocused();
            page.locator("section:has(.crop) .actions .button--primary").click();
            assertThat(page.locator("#song-title")).isFocused();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 664, /", "844, 390, /", "1280, 720, /", "844, 390, /talk"})
    void hasTheFirstFieldInTheWindow(int width, int height, String path) {
        try (BrowserContext context = screen(width, height)) {
            Page page = opened(context, path);
            PageState.all().get("crop").steps().accept(page);

            page.locator("section:has(.crop) .actions .button--primary").click();

            Locator field = page.locator(".slip section:visible input, .slip section:visible textarea")
                    .first();
            await().pollInSameThread().untilAsserted(() -> assertInWindow(page, field));
        }
    }

    @Test
    void showsTheWholePlayerOnAPhoneThatLies() {
        try (BrowserContext context = screen(844, 390)) {
            Page page = opened(context, "/result/demo");

            assertInWindow(page, page.locator(".player"));
            assertInWindow(page, page.locator(".player__play"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "390, 664, /, form.js",
        "1280, 720, /, form.js",
        "390, 664, /talk, talk.js",
        "390, 664, /roast, roast.js",
        "390, 664, /waiting/demo, waiting.js",
        "390, 664, /result/demo, result.js",
        "1280, 720, /result/demo, result.js"
    })
    void movesNothingWhenItsScriptComesLate(int width, int height, String path, String script) {
        try (BrowserContext context = screen(width, height)) {
            Page page = context.newPage();
            AtomicReference<Route> held = new AtomicReference<>();
            page.route("**/js/" + script, held::set);
            page.navigate(site + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            await().pollInSameThread().until(() -> {
                page.waitForTimeout(20);
                return held.get() != null && painted(page);
            });
            page.evaluate("document.fonts.ready");

            held.get().resume();

            page.waitForLoadState();
            await().pollInSameThread().until(() -> page.locator("[x-cloak]").count() == 0);
            assertThat((List<?>) page.evaluate(SHIFTS)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"/, form.js", "/talk, talk.js", "/roast, roast.js"})
    void saysSoWhenItsScriptDoesNotCome(String path, String script) {
        try (BrowserContext context = screen(390, 664)) {
            Page page = context.newPage();
            page.route("**/js/" + script, Route::abort);
            page.navigate(site + path);

            assertThat(page.locator(".slip")).isVisible();
            assertThat(page.locator(".late")).isVisible(new IsVisibleOptions().setTimeout(15_000));
            assertInWindow(page, page.locator(".late"));
        }
    }

    @Test
    void saysNothingOfTheScriptWhenItCame() {
        try (BrowserContext context = screen(390, 664)) {
            Page page = opened(context, "/");

            assertThat(page.locator(".late")).isHidden();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 664, .5, .5", "390, 664, .5, .15", "1280, 720, .5, .5", "1280, 720, .2, .8"})
    void playsWhereverTheRecordIsPressed(int width, int height, double x, double y) {
        try (BrowserContext context = screen(width, height)) {
            Page page = opened(context, "/result/demo");
            page.evaluate("document.querySelector('video').play = function () {"
                    + " this.dispatchEvent(new Event('play')); window.played = true; return Promise.resolve(); }");
            page.locator(".player").scrollIntoViewIfNeeded();
            BoundingBox player = page.locator(".player").boundingBox();

            page.mouse().click(player.x + player.width * x, player.y + player.height * y);

            assertThat(page.evaluate("window.played")).isEqualTo(true);
            assertThat(page.locator(".player.is-turning")).isVisible();
            assertThat(page.locator(".player__play")).isHidden();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/result/demo", "/waiting/demo", "/result/failed", "/talk/demo", "/roast/demo"})
    void hidesNothingThatHasTheKeyboard(String path) {
        try (BrowserContext context = screen(1280, 720)) {
            Page page = opened(context, path);

            for (int i = 0; i < 40; i++) {
                page.keyboard().press("Tab");
                assertThat(page.evaluate(COVERED)).isEqualTo("");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form",
                "crop",
                "photo-refused",
                "song",
                "song-refused",
                "songs",
                "form-full",
                "form-limit_reached",
                "waiting",
                "waiting-slow",
                "waiting-address-refused",
                "result",
                "result-reporting",
                "result-failed",
                "result-unknown",
                "terms"
            })
    void cutsNothingOffWhenItsTextIsTwiceAsLarge(String name) {
        PageState state = PageState.all().get(name);
        try (BrowserContext context = screen(390, 664)) {
            Page page = context.newPage();
            doubleTheText(context, page);
            page.navigate(site + state.path());
            state.steps().accept(page);

            assertThat(page.evaluate("getComputedStyle(document.documentElement).fontSize"))
                    .isEqualTo("32px");
            assertThat((List<?>) page.evaluate(CLIPPED)).isEmpty();
        }
    }

    @Test
    void coversThePlayerInForcedColours() {
        try (BrowserContext context = screen(390, 664)) {
            Page page = opened(context, "/result/demo");
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));

            assertThat(page.evaluate("getComputedStyle(document.querySelector('.player__cover')).backgroundColor"))
                    .isNotEqualTo("rgba(0, 0, 0, 0)");
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.player__play')).borderStyle"))
                    .isNotEqualTo("none");
        }
    }

    private static void doubleTheText(BrowserContext context, Page page) {
        CDPSession session = context.newCDPSession(page);
        JsonObject sizes = new JsonObject();
        sizes.addProperty("standard", 32);
        JsonObject arguments = new JsonObject();
        arguments.add("fontSizes", sizes);
        session.send("Page.setFontSizes", arguments);
    }

    private static boolean painted(Page page) {
        return (Boolean) page.evaluate("performance.getEntriesByName('first-contentful-paint').length > 0");
    }

    private static void choose(Page page, byte[] content) {
        page.setInputFiles("input[type=file]", new FilePayload("pet.jpg", "image/jpeg", content));
    }

    private static void assertInWindow(Page page, Locator element) {
        BoundingBox box = element.boundingBox();
        int height = (int) page.evaluate("innerHeight");
        assertThat(box.y).as("top of %s in a window of %d", element, height).isGreaterThanOrEqualTo(-1);
        assertThat(box.y + box.height)
                .as("bottom of %s in a window of %d", element, height)
                .isLessThanOrEqualTo(height + 1);
    }

    private BrowserContext screen(int width, int height) {
        return chromium.browser().newContext(new NewContextOptions().setViewportSize(width, height));
    }

    private static Page opened(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(site + path);
        return page;
    }
}
