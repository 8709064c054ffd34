package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import io.serenade.launch.FreePorts;
import io.serenade.pages.PageState;
import io.serenade.pages.PagesPreview;
import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record of the result page as a player: its needle, its lines and its captions. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class NeedleInBrowserIT {
    private static URI site;

    private final Chromium chromium;

    NeedleInBrowserIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void showThePages() throws IOException {
        site = PagesPreview.start(FreePorts.next(), Theme.load("valentine"));
    }

    @Test
    void lightsTheLineAndTheWordsThatAreSung() {
        try (BrowserContext context = screen(390, 844)) {
            Page page = playing(context, 14.2);

            assertThat(page.locator(".lyrics__go.is-now")).hasText("Oh Toby, Toby, you and Matt,");
            assertThat(page.locator(".is-now .is-sung").last()).hasText("you");
            assertThat(needle(page)).hasAttribute("aria-valuenow", "14");
            // While it plays, readers of screens hear a line once and no seconds over the song.
            assertThat(needle(page)).hasAttribute("aria-valuetext", "Oh Toby, Toby, you and Matt,");
        }
    }

    @Test
    void movesByLinesWithTheKeys() {
        try (BrowserContext context = screen(1280, 900)) {
            Page page = playing(context, 14.2);
            needle(page).focus();

            page.keyboard().press("ArrowRight");
            assertThat(now(page)).isEqualTo("two hearts on one old welcome mat.");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowDown");
            assertThat(now(page)).isEqualTo("you leave a little of you everywhere.");
            page.keyboard().press("End");
            assertThat(now(page)).isEqualTo("Oh Toby, stay with Matt.");
            page.keyboard().press("ArrowUp");
            assertThat(now(page)).isEqualTo("Oh Toby, stay with Matt.");
            page.keyboard().press("Home");
            assertThat(seconds(page)).isZero();
            page.keyboard().press("Space");
            assertThat(page.locator(".player.is-turning")).isHidden();
        }
    }

    /** Dragged onto the middle of the grooves it falls on the line that is sung about half-way through. */
    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 900"})
    void isDraggedToALine(int width, int height) {
        try (BrowserContext context = screen(width, height)) {
            Page page = playing(context, 14.2);
            BoundingBox grip = needle(page).boundingBox();
            BoundingBox record = page.locator(".player .record").boundingBox();
            double x = grip.x + grip.width / 2;
            double y = grip.y + grip.height / 2;
            // On the arm's way, at the radius between rim and label.
            double toX = record.x + record.width * 0.8773;
            double toY = record.y + record.width * 0.5798;

            page.mouse().move(x, y);
            page.mouse().down();
            assertThat(page.locator(".player.is-lifted")).isVisible();
            page.mouse().move(toX, toY);
            assertThat(page.locator(".player__caption")).isVisible();
            String shown = page.locator(".player__caption").textContent();
            page.mouse().up();

            assertThat(seconds(page)).isCloseTo(30, within(4.0));
            assertThat(now(page)).isEqualTo(shown);
            assertThat(page.locator(".player.is-turning")).isVisible();
        }
    }

    @Test
    void fallsOnALineThatIsPressedBeforeAnythingWasLoaded() {
        try (BrowserContext context = screen(390, 844)) {
            Page page = context.newPage();
            page.navigate(site + "/result/demo");
            page.evaluate("document.querySelector('video').play = function () {"
                    + " window.from = this.currentTime; this.dispatchEvent(new Event('play'));"
                    + " return Promise.resolve(); }");

            page.locator(".lyrics__go").nth(2).click();

            assertThat(((Number) page.evaluate("window.from")).doubleValue()).isCloseTo(13.4, within(1.5));
            assertThat(page.locator(".lyrics__go.is-now")).hasText("Oh Toby, Toby, you and Matt,");
        }
    }

    @Test
    void isAPlainListForThoseWhoLikeStillness() {
        try (BrowserContext context =
                chromium.browser().newContext(new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = playing(context, 14.2);

            assertThat(needle(page)).isHidden();
            assertThat(page.locator(".player.is-turning")).isHidden();
            assertThat(page.locator(".lyrics__go").nth(1)).hasAttribute("tabindex", "0");
            page.locator(".lyrics__go").nth(1).focus();
            page.keyboard().press("Enter");
            assertThat(now(page)).isEqualTo("you leave a little of you everywhere.");
        }
    }

    @Test
    void remembersThatCaptionsAreWanted() {
        try (BrowserContext context = screen(390, 844)) {
            Page page = context.newPage();
            page.navigate(site + "/result/demo");
            Locator captions = page.getByText("Captions", new Page.GetByTextOptions().setExact(true));
            assertThat(captions).hasAttribute("aria-pressed", "false");
            assertThat(mode(page)).isEqualTo("disabled");

            captions.click();
            assertThat(captions).hasAttribute("aria-pressed", "true");
            assertThat(mode(page)).isEqualTo("hidden");
            page.reload();
            assertThat(captions).hasAttribute("aria-pressed", "true");

            page.getByText("Video", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".player__cover")).isHidden();
            assertThat(page.locator("video")).hasAttribute("controls", "");
            assertThat(mode(page)).isEqualTo("showing");
            captions.click();
            assertThat(mode(page)).isEqualTo("disabled");
        }
    }

    @Test
    void saysWhenTheSongCannotBePlayed() {
        try (BrowserContext context = screen(390, 844)) {
            Page page = context.newPage();
            page.navigate(site + "/result/demo");

            page.click(".player__play");

            assertThat(page.locator(".toasts--alert .toast")).containsText("could not be played");
            assertThat(page.locator(".player__play")).isVisible();
        }
    }

    private Page playing(BrowserContext context, double seconds) {
        Page page = context.newPage();
        page.navigate(site + "/result/demo");
        PageState.playFrom(page, seconds);
        return page;
    }

    private static Locator needle(Page page) {
        return page.locator("[role=slider]");
    }

    private static String now(Page page) {
        return page.locator(".lyrics__go.is-now").textContent();
    }

    private static double seconds(Page page) {
        return ((Number) page.evaluate("document.querySelector('video').currentTime")).doubleValue();
    }

    private static Object mode(Page page) {
        return page.evaluate("document.querySelector('video').textTracks[0].mode");
    }

    private BrowserContext screen(int width, int height) {
        return chromium.browser().newContext(new NewContextOptions().setViewportSize(width, height));
    }
}
