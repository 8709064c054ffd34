package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.serenade.launch.FreePorts;
import io.serenade.pages.PageState;
import io.serenade.pages.PagesPreview;
import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be heard before a song is ordered, and what is seen while it is made. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class TastesInBrowserIT {
    private static final String NOTE_SHIFTS = """
            window.shifts = [];
            new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) => shifts.push(
                `${value} ${sources.map(({ node }) => node?.className)}`)))
                .observe({ type: 'layout-shift', buffered: true });
            """;

    private static URI site;

    private final Chromium chromium;

    TastesInBrowserIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void showThePages() throws IOException {
        site = PagesPreview.start(FreePorts.next(), Theme.load("valentine"));
    }

    @Test
    void playsASampleAtATapAndLoadsNothingBefore() {
        try (BrowserContext context = screen(390, 844)) {
            Page page = context.newPage();
            List<String> sounds = soundsOf(page);
            page.navigate(site + "/");
            page.locator(".sample-1[aria-pressed=false]").waitFor();
            assertThat(sounds).isEmpty();

            page.waitForRequest("**/sample-1.mp3", () -> page.click(".sample-1"));
            assertThat(page.locator(".sample-1")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator(".samples__line")).containsText("dig up my heart");
            page.waitForRequest("**/sample-3.mp3", () -> page.click(".sample-3"));
            assertThat(page.locator(".sample-1")).hasAttribute("aria-pressed", "false");
            assertThat(page.locator(".samples__line")).containsText("Kiwi");
            page.click(".sample-3");
            assertThat(page.locator(".is-sounding")).hasCount(0);
            assertThat(sounds.stream().distinct()).hasSize(2);
        }
    }

    @Test
    void choosesAVibeByATapThatIsHeard() {
        try (BrowserContext context = screen(390, 844)) {
            Page page = context.newPage();
            List<String> sounds = soundsOf(page);
            atTheSong(page);

            page.waitForRequest("**/vibe-party.mp3", () -> page.click(".vibe--party"));

            assertThat(page.locator("#music_vibe :checked")).hasValue("Party");
            assertThat(page.locator(".vibe--party.is-sounding")).isVisible();
            assertThat(sounds)
                    .allMatch(sound -> sound.endsWith("/vibe-party.mp3"))
                    .isNotEmpty();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Stop").setExact(true))
                    .click();
            assertThat(page.locator(".is-sounding")).hasCount(0);
        }
    }

    @Test
    void choosesAVibeByKeysInSilence() {
        try (BrowserContext context = screen(1280, 900)) {
            Page page = context.newPage();
            List<String> sounds = soundsOf(page);
            atTheSong(page);
            Locator hear = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hear it"));
            assertThat(hear).isDisabled();

            page.focus("[value=Chill]");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#music_vibe :checked")).hasValue("Energetic");
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator("#music_vibe :checked")).hasValue("Chill");
            assertThat(sounds).isEmpty();

            hear.press("Enter");
            assertThat(page.locator(".vibe--chill.is-sounding")).isVisible();
        }
    }

    @Test
    void asksForAVibeWhereNoneWasChosen() {
        try (BrowserContext context = screen(390, 844)) {
            Page page = context.newPage();
            atTheSong(page);
            page.fill("#pet_name", "Toby");
            page.fill("#owner_name", "Matt");
            page.selectOption("#pet_type", "Dog");

            page.click("[type=submit]");

            assertThat(page.locator("[value=Chill]")).isFocused();
            assertThat(page.locator("#music_vibe-error")).hasText("Please choose one.");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#music_vibe-error")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 900"})
    void showsTheWordsLineByLineAndMovesNothing(int width, int height) {
        try (BrowserContext context = screen(width, height)) {
            Page page = context.newPage();
            page.addInitScript(NOTE_SHIFTS);
            page.navigate(site + "/waiting/words");
            assertThat(page.locator(".line.is-lyric")).hasText("You steal my socks, you steal my chair,");
            assertThat(page.locator(".waiting__sheet li")).hasCount(1);
            assertThat(page.locator(".waiting__sheet li")).hasCount(3);
            assertThat(page.locator(".line.is-lyric")).hasText("Oh Toby, Toby, you and Matt");
            assertThat((List<?>) page.evaluate("window.shifts")).isEmpty();
        }
    }

    private static List<String> soundsOf(Page page) {
        List<String> sounds = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith(".mp3")) {
                sounds.add(request.url());
            }
        });
        return sounds;
    }

    private static void atTheSong(Page page) {
        page.navigate(site + "/");
        PageState.all().get("song").steps().accept(page);
    }

    private BrowserContext screen(int width, int height) {
        return chromium.browser().newContext(new NewContextOptions().setViewportSize(width, height));
    }
}
