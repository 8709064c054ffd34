package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.serenade.crash.DrawnPet;
import io.serenade.crash.RunningSerenade;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The visitor's way, from the photo to the song that plays. */
class LoveSongInBrowserIT {
    private static final NewContextOptions DESK = new NewContextOptions().setViewportSize(1280, 900);
    private static final NewContextOptions PHONE = new NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(2)
            .setIsMobile(true)
            .setHasTouch(true);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static Chromium chromium;
    private static RunningSerenade serenade;

    @BeforeAll
    static void start() {
        assumeTrue(
                Chromium.find().isPresent(),
                "No Chromium at /usr/bin/chromium nor at CHROMIUM_PATH, so no page is tried in a browser");
        serenade =
                RunningSerenade.start(data, Map.of("SANDBOX", "on", "SANDBOX_DELAY", "2", "SANDBOX_SONG_SECONDS", "8"));
        chromium = Chromium.start(Chromium.find().orElseThrow());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (serenade != null) {
            serenade.close();
        }
    }

    @Test
    void ordersASongAndPlaysIt() {
        visit(DESK, page -> {
            order(page, "Toby");
            page.waitForURL("**/result/**");

            assertThat(page.locator(".lyrics__text")).containsText("Toby");
            assertThat(page.locator(".lyrics__text")).containsText("Mira");
            page.locator(".player__play").click();
            // The pages' policy forbids what Playwright's own wait for a condition does.
            await().pollInSameThread().untilAsserted(() -> assertThat(numberOf(page, "currentTime"))
                    .isGreaterThan(1));
            assertThat(numberOf(page, "videoWidth")).isEqualTo(720);
        });
    }

    @Test
    void arrivesOnAPhoneThoughTheWaitingPageWasReloaded() {
        visit(PHONE, page -> {
            order(page, "Milo");
            page.locator(".stations .is-done").first().waitFor();
            page.reload();
            page.waitForURL("**/result/**");

            assertThat(page.locator(".player__play")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        });
    }

    @Test
    void offersAnotherTryWhenTheSongFails() {
        visit(DESK, page -> {
            order(page, "Simulate Fail");
            page.waitForURL("**/result/**");

            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Retake the journey")))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")))
                    .isVisible();
        });
    }

    @Test
    void tellsCrawlersWhatIsShared() throws IOException {
        String song = serenade.order("Luna");
        serenade.awaitSuccess(song);

        String page = serenade.get("/result/" + song).body();

        assertThat(property(page, "og:type")).isEqualTo("video.other");
        assertThat(property(page, "og:title")).contains("Luna");
        assertThat(property(page, "og:url"))
                .isEqualTo(serenade.address().resolve("/result/" + song).toString());
        URI video = URI.create(property(page, "og:video"));
        assertThat(serenade.get(video.getPath()).headers().firstValue("Content-Type"))
                .contains(property(page, "og:video:type"));
        BufferedImage image =
                ImageIO.read(URI.create(property(page, "og:image")).toURL());
        assertThat(image.getWidth()).isEqualTo(Integer.parseInt(property(page, "og:image:width")));
        assertThat(image.getHeight()).isEqualTo(Integer.parseInt(property(page, "og:image:height")));
    }

    private static String property(String page, String name) {
        Matcher tag = Pattern.compile("<meta property=\"" + name + "\" content=\"([^\"]*)\">")
                .matcher(page);
        assertThat(tag.find()).as(name).isTrue();
        return tag.group(1);
    }

    private static double numberOf(Page page, String propertyOfVideo) {
        return ((Number) page.evaluate("document.querySelector('video')." + propertyOfVideo)).doubleValue();
    }

    private static void visit(Browser.NewContextOptions screen, Visit visit) {
        try (BrowserContext context = chromium.browser().newContext(screen)) {
            Watch watch = Watch.over(context, serenade.address());
            visit.by(context.newPage());
            watch.assertNothingWrong();
        }
    }

    /** From the first page to the waiting page. */
    private static void order(Page page, String petName) {
        page.navigate(serenade.address().toString());
        page.setInputFiles("input[type=file]", new FilePayload("pet.jpg", "image/jpeg", DrawnPet.jpeg(900, 700)));
        page.locator(".cropper-crop-box").waitFor();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Press it on the record"))
                .click();
        page.fill("#pet_name", petName);
        page.selectOption("#pet_type", "Dog");
        page.selectOption("#music_vibe", "Romantic");
        page.fill("#owner_name", "Mira");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the song"))
                .click();
        page.waitForURL("**/waiting/**");
    }

    private interface Visit {
        void by(Page page);
    }
}
