package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.serenade.crash.DrawnPet;
import io.serenade.crash.RunningSerenade;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The visitor's way, from the photo to the song that plays. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class LoveSongInBrowserIT {
    private final Chromium chromium;
    private final RunningSerenade serenade;

    LoveSongInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
    }

    @Test
    void ordersASongAndPlaysIt() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.opens("/").choosesAPhoto().cropsIt().page();
            assertThat(page.locator("#song-title")).isInViewport();
            visitor.fillsIn("Toby", "Mira");
            assertThat(page.locator(".order__stage .record")).hasClass("record is-turning");
            assertThat(page.locator(".order__stage .record__photo[src^=data]")).isVisible();

            visitor.presses("Make the song").arrivesAt("/result/");

            assertThat(page.locator(".lyrics__text")).containsText("Toby");
            assertThat(page.locator(".lyrics__text")).containsText("Mira");
            visitor.presses("Play the song");
            awaitSound(page);
            assertThat(numberOf(page, "videoWidth")).isEqualTo(720);
        }
    }

    @Test
    void needsNoMouse() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.page();
            // A chooser that opens before the browser is told to leave it to us is lost, so it is told before.
            page.onFileChooser(chooser -> {});
            visitor.opens("/").sees("Who is the star?").tabsTo("input[type=file]");
            FileChooser chooser = page.waitForFileChooser(() -> visitor.hits("Space"));
            chooser.setFiles(new FilePayload("pet.jpg", "image/jpeg", DrawnPet.jpeg(900, 700)));
            page.locator(".cropper-crop-box").waitFor();

            visitor.tabsTo(".crop");
            String before = placeOfPhoto(page);
            visitor.hits("+", "+", "-", "ArrowLeft", "ArrowUp");
            String moved = placeOfPhoto(page);
            visitor.hits("r");
            assertThat(moved).isNotEqualTo(before);
            assertThat(placeOfPhoto(page)).isNotEqualTo(moved);

            visitor.tabsTo(".actions .button--primary").hits("Enter");
            visitor.tabsTo("#pet_name").types("Minnie");
            visitor.tabsTo("#pet_type").types("Cat");
            visitor.tabsTo("[name=music_vibe]").hits("ArrowRight", "ArrowRight", "ArrowRight");
            visitor.tabsTo("#owner_name").types("Mira").hits("Enter");
            visitor.arrivesAt("/waiting/").arrivesAt("/result/");

            visitor.tabsTo(".player__play").hits("Enter");
            awaitSound(page);
            visitor.tabsTo(".result__main .button--ghost").hits("Enter").sees("Copied!");
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(page.url());
        }
    }

    @Test
    void arrivesOnAPhoneByTouchThoughTheWaitingPageWasReloaded() {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            Page page = visitor.opens("/").choosesAPhoto().page();
            page.locator(".cropper-crop-box").waitFor();
            page.locator("[data-tool=in]").tap();
            visitor.button("Press it on the record").tap();
            visitor.fillsIn("Milo", "Mira").button("Make the song").tap();
            visitor.arrivesAt("/waiting/");
            page.locator(".stations .is-done").first().waitFor();
            page.reload();
            visitor.arrivesAt("/result/");

            page.locator(".player__play").tap();
            awaitSound(page);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    void takesAPhotoThatIsDropped() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.opens("/").page();
            JSHandle photo = page.evaluateHandle("""
                    base64 => {
                        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                        const transfer = new DataTransfer();
                        transfer.items.add(new File([bytes], 'pet.jpg', { type: 'image/jpeg' }));
                        return transfer;
                    }
                    """, Base64.getEncoder().encodeToString(DrawnPet.jpeg(900, 700)));

            page.dispatchEvent(".drop", "dragover", Map.of("dataTransfer", photo));
            assertThat(page.locator(".drop")).hasClass("drop is-over");
            page.dispatchEvent(".drop", "drop", Map.of("dataTransfer", photo));

            assertThat(page.locator(".cropper-crop-box")).isVisible();
        }
    }

    @Test
    void showsAPhotoOfACameraHeldUpright() {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            visitor.opens("/").chooses("pet.jpg", turnedByAQuarter(DrawnPet.jpeg(900, 500)));
            visitor.page().locator(".cropper-crop-box").waitFor();

            assertThat(visitor.page()
                            .evaluate("(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])"
                                    + "(document.querySelector('.cropper-canvas img'))"))
                    .isEqualTo(List.of(500, 900));
        }
    }

    /** The same picture with a note of the camera: show it turned to the right. */
    private static byte[] turnedByAQuarter(byte[] jpeg) {
        byte[] note = HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000"
                        + "00000000");
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.writeBytes(note);
        turned.write(jpeg, 2, jpeg.length - 2);
        return turned.toByteArray();
    }

    @Test
    void keepsWhatWasFilledInOverAReload() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.preparesASongFor("Bella").page();
            page.locator("#pet_name").focus();
            page.reload();

            assertThat(page.locator("#pet_name")).hasValue("Bella");
            assertThat(page.locator("#owner_name")).hasValue("Mira");
            assertThat(page.locator(".order__stage .record__photo[src^=data]")).isVisible();
        }
    }

    @Test
    void standsStillForThoseWhoWantIt() {
        try (Visitor visitor = Visitor.whoLikesStillness(chromium, serenade.address())) {
            Page page = visitor.ordersASongFor("Calm").page();

            assertThat(page.locator(".waiting .record")).hasClass("record");
            visitor.arrivesAt("/result/");
            assertThat(page.locator(".player .record")).hasClass("record");
            assertThat(page.locator(".burst")).isHidden();
        }
    }

    @Test
    void tellsScreenReadersOfStepsOnly() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.page();
            page.addInitScript("""
                    addEventListener('DOMContentLoaded', () => {
                        const place = document.querySelector('.waiting__text > p[role=status]');
                        const said = [];
                        place && sessionStorage.setItem('shown', document.querySelector('.line').textContent);
                        place && new MutationObserver(() => {
                            said.push(place.textContent);
                            sessionStorage.setItem('said', JSON.stringify(said));
                        }).observe(place, { childList: true, characterData: true, subtree: true });
                    });
                    """);
            visitor.ordersASongFor("Echo").arrivesAt("/result/");

            String shownAtFirst = (String) page.evaluate("sessionStorage.getItem('shown')");
            String said = (String) page.evaluate("sessionStorage.getItem('said')");
            assertThat(shownAtFirst + said).contains("rhymes with Echo");
            assertThat(said).contains("Lowering the needle").doesNotContain("%");
            assertThat(said.split("\",\"")).hasSizeLessThanOrEqualTo(6);
        }
    }

    /** The pages' policy forbids what Playwright's own wait for a condition does. */
    private static void awaitSound(Page page) {
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(numberOf(page, "currentTime")).isGreaterThan(0.5));
    }

    private static double numberOf(Page page, String propertyOfVideo) {
        return ((Number) page.evaluate("document.querySelector('video')." + propertyOfVideo)).doubleValue();
    }

    private static String placeOfPhoto(Page page) {
        return (String) page.evaluate("document.querySelector('.cropper-canvas').getAttribute('style')"
                + " + document.querySelector('.cropper-canvas img').getAttribute('style')");
    }
}
