package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.serenade.crash.RunningSerenade;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The visitor's way to a pet that talks, and to one that is roasted. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class ClipsInBrowserIT {
    private final Chromium chromium;
    private final RunningSerenade serenade;

    ClipsInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
    }

    @Test
    void letsAPetTalk() throws IOException {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            Page page = visitor.opens("/talk").chooses("dog.jpg", dog()).page();
            usesThePhoto(visitor);
            page.fill("#text", "Good morning, Mira.");
            assertThat(page.locator("#text-length")).containsText("19 of 600 characters, about one second");
            page.locator(".voice__listen").first().click();
            assertThat(page.locator(".voice__listen.is-heard")).hasCount(1);
            assertThat(Axe.findings(page)).isEmpty();

            visitor.presses("Let them speak").arrivesAt("/talk/");
            assertThat(page.locator(".stations")).isVisible();
            arrivesAtTheEnd(page);

            assertThat(page.locator(".lyrics__text")).containsText("Good morning, Mira.");
            assertThat(page.locator("track")).hasCount(1);
            assertThat(Axe.findings(page)).isEmpty();
            visitor.presses("Play");
            await().pollInSameThread().untilAsserted(() -> assertThat(
                            ((Number) page.evaluate("document.querySelector('video').currentTime")).doubleValue())
                    .isGreaterThan(0.3));
        }
    }

    @Test
    void letsAPetBeRoastedAndDeletedByItsVisitorAlone() throws IOException {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address());
                Visitor friend = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.opens("/roast").chooses("dog.jpg", dog()).page();
            usesThePhoto(visitor);
            page.fill("#text", "He has never paid rent.");
            assertThat(Axe.findings(page)).isEmpty();
            visitor.presses("Roast them").arrivesAt("/roast/");
            arrivesAtTheEnd(page);

            visitor.expecting("410");
            friend.opens(page.url().replaceFirst("https?://[^/]+", "")).doesNotSee("text=Delete my video");
            visitor.presses("Delete my video").presses("Delete it").sees("This video was erased");
        }
    }

    @Test
    void refusesToRoastAPhotoWithoutAPet() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            visitor.opens("/roast").choosesAPhoto();
            usesThePhotoOnly(visitor);
            visitor.sees("We cannot see a pet in this photo");
        }
    }

    private static void usesThePhoto(Visitor visitor) {
        usesThePhotoOnly(visitor);
        visitor.page().locator("#text").waitFor();
    }

    private static void usesThePhotoOnly(Visitor visitor) {
        visitor.page().locator(".cropper-crop-box").waitFor();
        visitor.presses("Use this photo");
    }

    private static void arrivesAtTheEnd(Page page) {
        page.locator("video")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setTimeout(Duration.ofMinutes(2).toMillis()));
    }

    private static byte[] dog() throws IOException {
        try (InputStream in = ClipsInBrowserIT.class.getResourceAsStream("/io/serenade/sandbox/photos/dog.jpg")) {
            return in.readAllBytes();
        }
    }
}
