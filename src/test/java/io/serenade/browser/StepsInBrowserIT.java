package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.BoundingBox;
import io.serenade.crash.DrawnPet;
import io.serenade.launch.FreePorts;
import io.serenade.pages.PageState;
import io.serenade.pages.PagesPreview;
import io.serenade.site.theme.Theme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way through the form, forwards and back, with an API that follows a script: nothing of it is lost. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class StepsInBrowserIT {
    private static final String NO_STORAGE = """
            for (const name of ['localStorage', 'sessionStorage']) {
                Object.defineProperty(window, name, {
                    get() { throw new DOMException('The operation is insecure.', 'SecurityError'); }
                });
            }
            """;

    private static URI site;

    private final Chromium chromium;
    private BrowserContext context;
    private Page page;

    StepsInBrowserIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void showThePages() throws IOException {
        site = PagesPreview.start(FreePorts.next(), Theme.load("valentine"));
    }

    @BeforeEach
    void openABrowser() {
        context = chromium.browser().newContext(new NewContextOptions().setViewportSize(390, 844));
        page = context.newPage();
    }

    @AfterEach
    void closeIt() {
        context.close();
    }

    @Test
    void goesBackAStepAndForwardAgain() {
        song();
        page.fill("#pet_name", "Toby");

        page.goBack();
        assertThat(page.locator(".cropper-crop-box")).isVisible();
        page.goBack();
        assertThat(page.locator("#photo-title")).isVisible();
        assertThat(page.locator(".crop")).isHidden();
        page.goForward();
        assertThat(page.locator(".cropper-crop-box")).isVisible();
        page.goForward();
        assertThat(page.locator("#pet_name")).hasValue("Toby");
    }

    @Test
    void leadsBackToTheSongWhenThePhotoIsNotChangedAfterAll() {
        song();
        page.getByText("Change the photo").click();
        assertThat(page.locator("#photo-title")).isVisible();

        page.goBack();

        assertThat(page.locator("#pet_name")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/talk"})
    void keepsThePhotoWhenTheCropIsLoadedAgain(String path) {
        page.navigate(site + path);
        choosePhoto();

        page.reload();

        assertThat(page.locator(".cropper-crop-box")).isVisible();
        page.locator(".actions--stay .button--primary").click();
        assertThat(page.locator(".crop")).isHidden();
        page.goBack();
        assertThat(page.locator(".cropper-crop-box")).isVisible();
    }

    @Test
    void keepsTheFieldThatIsBeingFilledIn() {
        song();
        page.locator("#owner_name").pressSequentially("Mir");

        page.reload();

        assertThat(page.locator("#owner_name")).hasValue("Mir");
    }

    @Test
    void takesAPhotoThatWasChosenBeforeItsScriptWasThere() {
        page.route("**/js/form.js", route -> {
            PageState.choose(page, "pet.jpg", DrawnPet.jpeg(900, 700));
            route.resume();
        });

        page.navigate(
                site + "/",
                new Page.NavigateOptions().setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));

        assertThat(page.locator(".cropper-crop-box")).isVisible();
    }

    @Test
    void handsTheDeleteTokenOverInTheAddressWhereNothingIsKept() {
        page.addInitScript(NO_STORAGE);
        song();
        assertThat(page.getByText("keeps nothing for us").locator("visible=true"))
                .isVisible();

        order("Toby");

        page.waitForURL("**/waiting/*");
        assertThat(page.url()).contains("#").contains("token");
        assertThat(page.getByText("keeps nothing for us").locator("visible=true"))
                .isVisible();
        assertThat(page.locator(".keep__link")).hasValue(page.url());
        page.waitForURL("**/result/*", new Page.WaitForURLOptions().setTimeout(60_000));
        assertThat(page.getByText("Delete my song")).isVisible();
        assertThat(page.locator("[data-link]").first()).not().hasAttribute("data-link", Pattern.compile(".*token.*"));
        assertThat(page.locator(".keep__link")).hasValue(page.url());
        page.reload();
        assertThat(page.getByText("Delete my song")).isVisible();
    }

    @Test
    void saysNothingOfStorageWhereThingsAreKept() {
        song();
        assertThat(page.getByText("keeps nothing for us").locator("visible=true"))
                .isHidden();

        order("Toby");

        page.waitForURL("**/waiting/*");
        assertThat(page.url()).doesNotContain("#");
        assertThat(page.getByText("keeps nothing for us").locator("visible=true"))
                .isHidden();
    }

    @Test
    void changesTheNamesOfARefusedSongWithEverythingKept() {
        song();
        String photo = page.locator(".order__stage img.record__photo:visible").getAttribute("src");
        order("Fail");
        page.waitForURL("**/result/*", new Page.WaitForURLOptions().setTimeout(60_000));
        assertThat(page.getByText("Try again", new Page.GetByTextOptions().setExact(true)))
                .isHidden();

        page.getByText("Change the names", new Page.GetByTextOptions().setExact(true))
                .click();

        assertThat(page.locator("#pet_name")).hasValue("Fail");
        assertThat(page.locator("#owner_name")).hasValue("Mira");
        assertThat(page.locator("#pet_type")).hasValue("Dog");
        assertThat(page.locator("#music_vibe :checked")).hasValue("Romantic");
        assertThat(page.locator(".order__stage img.record__photo:visible")).hasAttribute("src", photo);
    }

    @Test
    void startsOverWithAnEmptyForm() {
        song();
        order("Fail");
        page.waitForURL("**/result/*", new Page.WaitForURLOptions().setTimeout(60_000));

        page.getByText("Retake the journey").click();

        assertThat(page.locator("#photo-title")).isVisible();
        assertThat(page.locator("#pet_name")).hasValue("");
    }

    @Test
    void offersAnotherTryOnlyToTheOneWhoOrdered() {
        page.navigate(site + "/result/failed");

        assertThat(page.getByText("Retake the journey")).isVisible();
        assertThat(page.getByText("Try again", new Page.GetByTextOptions().setExact(true)))
                .isHidden();
        page.evaluate("localStorage.setItem('submission_data', JSON.stringify({ cookie_id: 'c', entries: ["
                + "{ session_id: 'failed', timestamp: '2027-02-10T10:30:00Z', delete_token: 't' }] }))");
        page.reload();
        assertThat(page.getByText("Try again", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void bearsNoHeartInTheTitleOfAFailure() {
        page.addInitScript("""
                addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
                    if (document.title.includes('♥')) { sessionStorage.setItem('hearts', 'yes'); }
                }).observe(document.querySelector('title'), { childList: true, subtree: true, characterData: true }));
                """);
        song();
        order("Fail");
        page.waitForURL("**/result/*", new Page.WaitForURLOptions().setTimeout(60_000));

        assertThat(page.evaluate("sessionStorage.getItem('hearts')")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë, Zoe",
        "O'Malley, OMalley",
        "Jean-Luc, Jean Luc",
        "Mr. Whiskers, Mr Whiskers",
        "Ñandú, Nandu",
        "Weiß, Weiss"
    })
    void offersTheNearestNameInOneTap(String typed, String offered) {
        song();
        page.fill("#pet_name", typed);
        page.locator("#owner_name").focus();
        assertThat(page.locator("#pet_name-error")).containsText("A to Z");

        page.getByText("Use “" + offered + "”").click();

        assertThat(page.locator("#pet_name")).hasValue(offered);
        assertThat(page.locator("#pet_name-error")).isEmpty();
        assertThat(page.locator(".offer").first()).isHidden();
        assertThat(page.locator("#pet_name")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R2D2", "!!", "Мурка", "Toby"})
    void offersNothingWhereNoNameIsNear(String typed) {
        song();
        page.fill("#pet_name", typed);
        page.locator("#owner_name").focus();

        assertThat(page.locator(".offer").first()).isHidden();
    }

    @Test
    void movesTheMeterByItselfAndAdmitsWhenAnEstimateWasWrong() {
        page.clock().install();
        tell("{\"step\":\"rendering\",\"status\":\"processing\",\"percent\":80,\"place\":0,\"estimate_seconds\":20}");
        page.navigate(site + "/waiting/demo");
        assertThat(page.locator(".meter__text").getByText("Less than a minute to go"))
                .isVisible();

        page.clock().runFor(8_000);
        int soon = percent();
        page.clock().runFor(8_000);
        int later = percent();
        page.clock().runFor(90_000);

        assertThat(soon).isGreaterThan(80);
        assertThat(later).isGreaterThan(soon);
        assertThat(percent()).isBetween(later + 1, 99);
        assertThat(page.locator(".meter__text").getByText("a little longer than usual"))
                .isVisible();
        assertThat(page.locator(".meter__text").getByText("Less than a minute to go"))
                .isHidden();
    }

    @Test
    void promisesNoMinuteBesideTheWordThatItTakesLonger() {
        page.clock().install();
        tell("{\"step\":\"composing\",\"status\":\"processing\",\"percent\":30,\"place\":0,\"estimate_seconds\":40}");

        page.navigate(site + "/waiting/slow");

        page.clock().runFor(2_000);
        assertThat(page.getByText("Processing is taking longer than expected")).isVisible();
        assertThat(page.locator(".meter__text").getByText("Less than a minute to go"))
                .isHidden();
    }

    private void tell(String progress) {
        page.route(
                "**/events",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("event: progress\ndata: " + progress + "\n\n")));
        page.route(
                "**/progress",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(progress)));
    }

    private int percent() {
        return Integer.parseInt(page.locator(".meter").getAttribute("aria-valuenow"));
    }

    @Test
    void takesWhatTheBrowserCanShow() throws IOException {
        page.navigate(site + "/");
        byte[] webp = drawn("image/webp");
        assertThat(new String(webp, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");

        isSentAsASmallSquare(webp);
    }

    @Test
    void pressesThePhotoThoughItIsLaidOutLater() {
        List<Route> held = new ArrayList<>();
        page.route("**/cropper-*.js", held::add);
        page.navigate(site + "/");
        PageState.choose(page, "pet.jpg", DrawnPet.jpeg(900, 700));
        page.locator(".actions--stay .button--primary").click();

        page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::resume);

        assertThat(pressed()).isNotEmpty();
    }

    @Test
    void takesALargePhoto() throws IOException {
        page.navigate(site + "/");

        isSentAsASmallSquare(Arrays.copyOf(DrawnPet.jpeg(900, 700), 30 * 1024 * 1024));
    }

    private void isSentAsASmallSquare(byte[] photo) throws IOException {
        PageState.choose(page, "pet.any", photo);
        page.locator(".actions--stay .button--primary").click();

        byte[] pressed = pressed();
        BufferedImage sent = ImageIO.read(new ByteArrayInputStream(pressed));
        assertThat(sent.getWidth()).isEqualTo(600);
        assertThat(sent.getHeight()).isEqualTo(600);
        assertThat(pressed.length).isLessThan(400 * 1024);
    }

    @Test
    void showsWhiteWhereAPhotoIsTransparent() throws IOException {
        page.navigate(site + "/");
        PageState.choose(page, "pet.png", drawn("image/png"));
        page.locator(".actions--stay .button--primary").click();

        BufferedImage sent = ImageIO.read(new ByteArrayInputStream(pressed()));

        assertThat(new Color(sent.getRGB(3, 3)).getRed()).isGreaterThan(245);
        assertThat(new Color(sent.getRGB(300, 300)).getRed()).isLessThan(60);
    }

    @Test
    void zoomsNoFurtherThanThereIsAPhoto() {
        page.navigate(site + "/");
        choosePhoto();
        for (int i = 0; i < 40; i++) {
            page.locator("[data-tool=in]").click();
        }

        double shown = number("document.querySelector('.cropper-crop-box').offsetWidth"
                + " / document.querySelector('.cropper-canvas').offsetWidth"
                + " * document.querySelector('.cropper-canvas img').naturalWidth");

        assertThat(shown).isBetween(299.0, 345.0);
        page.locator("[data-tool=out]").click();
        assertThat(number("document.querySelector('.cropper-crop-box').offsetWidth"
                        + " / document.querySelector('.cropper-canvas').offsetWidth"
                        + " * document.querySelector('.cropper-canvas img').naturalWidth"))
                .isGreaterThan(shown);
    }

    private double number(String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    /** A dark pet in the middle of nothing. */
    private byte[] drawn(String type) {
        return Base64.getDecoder().decode((String) page.evaluate("""
                (type) => {
                    const canvas = document.createElement('canvas');
                    canvas.width = canvas.height = 800;
                    const pen = canvas.getContext('2d');
                    pen.fillStyle = '#201018';
                    pen.arc(400, 400, 300, 0, 7);
                    pen.fill();
                    return canvas.toDataURL(type).replace(/.*,/, '');
                }
                """, type));
    }

    /** What would be sent. */
    private byte[] pressed() {
        Locator picture = page.locator(".order__stage img.record__photo");
        assertThat(picture)
                .hasAttribute(
                        "src",
                        Pattern.compile("^data:image/jpeg;base64,.*"),
                        new HasAttributeOptions().setTimeout(30_000));
        String url = picture.getAttribute("src");
        return Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
    }

    @Test
    void coversNothingOneAgreesToAndIsSilentWhenAllIsMended() {
        song();
        order("T");
        Locator toast = page.locator(".toast");
        assertThat(toast).isVisible();
        Locator consent = page.locator(".consent:visible");
        consent.scrollIntoViewIfNeeded();
        BoundingBox said = toast.boundingBox();
        BoundingBox agreed = consent.boundingBox();
        assertThat(said.y + said.height <= agreed.y || agreed.y + agreed.height <= said.y)
                .isTrue();
        assertThat(consent.locator("a[href='/terms']")).isVisible();
        assertThat(consent.locator("a[href='/privacy']")).isVisible();

        page.fill("#pet_name", "Toby");

        assertThat(toast).hasCount(0);
    }

    private void song() {
        page.navigate(site + "/");
        PageState.all().get("song").steps().accept(page);
    }

    private void choosePhoto() {
        PageState.all().get("crop").steps().accept(page);
    }

    private void order(String petName) {
        page.fill("#pet_name", petName);
        page.selectOption("#pet_type", "Dog");
        page.click(".vibe--romantic");
        page.fill("#owner_name", "Mira");
        page.click(".slip [type=submit]");
    }
}
