package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.serenade.crash.RunningSerenade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way to a music video: a song is dropped, clips appear, and there is the film, for its maker alone. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class VideosInBrowserIT {
    private static final String WISH =
            "A red fox runs through a city of glass at night, looking for the river it was born at.";
    private static final int SECONDS = 20;
    private static final String DROP = """
            ([song, name]) => {
                const bytes = Uint8Array.from(atob(song), (letter) => letter.charCodeAt(0));
                const dragged = new DataTransfer();
                dragged.items.add(new File([bytes], name));
                document.querySelector('.songdrop').dispatchEvent(
                    new DragEvent('drop', {dataTransfer: dragged, bubbles: true, cancelable: true}));
            }""";
    /** As somebody who taps at two beats in a second. */
    private static final String TAP_EIGHT_TIMES = """
            async () => {
                const tapper = document.querySelector('.tapper');
                for (let i = 0; i < 8; i++) {
                    tapper.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, cancelable: true}));
                    const { currentTime } = document.querySelector('.player video');
                    while (document.querySelector('.player video').currentTime < currentTime + 0.5) {
                        await new Promise(requestAnimationFrame);
                    }
                }
            }""";

    /** Whether it runs, and is taller than wide. */
    private static final String PLAY_ANIMATIC = """
            async () => {
                const video = document.querySelector('.look-first__video');
                video.muted = true;
                await video.play();
                while (video.currentTime < 0.3) {
                    await new Promise(requestAnimationFrame);
                }
                return video.videoHeight > video.videoWidth;
            }""";

    private static final String REGISTER = """
            async (email) => (await fetch('/api/v1/auth/register', {method: 'POST',
                headers: {'Content-Type': 'application/json'},
                body: JSON.stringify({email, password: 'a fox in a glass city'})})).status""";

    private final Chromium chromium;
    private final RunningSerenade serenade;

    VideosInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
    }

    @Test
    void makesAFilmOfADroppedSong() throws IOException {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address());
                Visitor stranger = Visitor.atADesk(chromium, serenade.address())) {
            register(visitor);
            Page page = visitor.opens("/videos").sees("Nothing on the reel yet").page();
            assertThat(Axe.findings(page)).isEmpty();

            visitor.opens("/upload");
            page.evaluate(DROP, new Object[] {song(), "river.wav"});
            assertThat(page.locator(".songdrop__facts")).containsText("WAV · 0:20");
            assertThat(page.locator(".price")).containsText("About $");
            visitor.presses("Neon city");
            assertThat(page.locator("#user_prompt")).hasValue(Pattern.compile("A lonely drummer.*"));
            page.fill("#user_prompt", WISH);
            assertThat(Axe.findings(page)).isEmpty();

            visitor.presses("Make the video").arrivesAt("/videos/");
            assertThat(page.locator(".stations")).isVisible();
            page.locator(".take__video").first().waitFor(within(2));
            assertThat(Axe.findings(page)).isEmpty();
            page.locator(".player video").waitFor(within(4));

            assertThat(page.locator(".heard").first()).containsText("Beats a minute");
            assertThat(Axe.findings(page)).isEmpty();
            visitor.presses("Play");
            await().pollInSameThread().untilAsserted(() -> assertThat(
                            ((Number) page.evaluate("document.querySelector('.player video').currentTime"))
                                    .doubleValue())
                    .isGreaterThan(0.3));
            int downloaded = (Integer)
                    page.evaluate("async () => (await fetch(document.querySelector('a[download]').href)).status");
            assertThat(downloaded).isEqualTo(200);

            String path = page.url().replaceFirst("https?://[^/]+", "");
            register(stranger);
            stranger.expecting("404").opens(path).sees("No video plays here");
            visitor.opens(path.replace("/videos/", "/jobs/")).arrivesAt(path);
            visitor.opens("/videos").sees("Ready");

            cutsItAnew(visitor.opens(path));
            cutsItTall(visitor.opens(path));

            visitor.opens(path).expecting("410");
            visitor.presses("Delete this video").presses("Delete it").sees("This video was erased");
        }
    }

    /** On other beats, which are tapped, and with another clip. */
    private static void cutsItAnew(Visitor visitor) {
        Page page = visitor.page();
        page.locator(".mend summary").click();
        page.locator("[name=beat][value=tap]").check();
        visitor.presses("Cut it anew").sees("tap at least four beats");
        visitor.presses("Tap with the music");
        await().pollInSameThread().untilAsserted(() -> assertThat(
                        page.evaluate("document.querySelector('.player video').currentTime > 0"))
                .isEqualTo(true));
        page.evaluate(TAP_EIGHT_TIMES);
        visitor.sees("8 beats");
        assertThat(Axe.findings(page)).isEmpty();
        visitor.presses("Cut it anew").sees("The last cut");
        assertThat(page.locator(".earlier video")).hasAttribute("src", Pattern.compile("/storage/signed/.*"));
        page.locator(".result--film").waitFor(within(2));
        visitor.sees("The beats are as you put them");

        page.locator(".take__again").first().click();
        assertThat(page.locator("#take-prompt")).not().hasValue("");
        visitor.sees("Another take costs $");
        assertThat(Axe.findings(page)).isEmpty();
        page.locator(".modal--take [type=submit]").click();
        assertThat(page.locator(".stations li").first()).containsText("Making the clips");
        page.locator(".result--film").waitFor(within(2));
    }

    /** In another shape, once withdrawn while it is cut, once to its end. */
    private static void cutsItTall(Visitor visitor) {
        Page page = visitor.page();
        Locator cut = page.locator("[data-format='9:16'] [type=submit]");
        cut.click();
        visitor.sees("Your video in 9:16");
        assertThat(Axe.findings(page)).isEmpty();
        visitor.presses("Stop the new cut");
        page.locator("dialog[open] .button--danger").click();
        page.locator(".result--film").waitFor(within(1));
        assertThat(page.locator(".othershape__there")).hasCount(0);

        page.locator("#framing-9x16").selectOption("right");
        cut.click();
        visitor.sees("Your video in 9:16");
        page.locator(".othershape__there").waitFor(within(3));
        assertThat(page.locator("#framing-9x16")).hasValue("right");
        Object downloaded = page.evaluate(
                "async () => (await fetch(document.querySelector('.othershape__there a[download]').href)).status");
        assertThat(downloaded).isEqualTo(200);
        page.locator(".spent summary").click();
        assertThat(page.locator(".costs tbody")).containsText("Making the clips");
        assertThat(Axe.findings(page)).isEmpty();
    }

    @Test
    void looksAtTheAnimaticFirst() throws IOException {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            register(visitor);
            Page page = visitor.opens("/upload").page();
            page.evaluate(DROP, new Object[] {song(), "river.wav"});
            page.fill("#user_prompt", WISH);
            page.locator("[name=format][value='9:16']").check();
            page.locator("[name=review]").check();
            visitor.presses("Make the video").arrivesAt("/videos/");

            page.locator(".look-first:visible").waitFor(within(2));
            assertThat(Axe.findings(page)).isEmpty();
            Object tall = page.evaluate(PLAY_ANIMATIC);
            assertThat(tall).isEqualTo(true);
            page.getByText(Pattern.compile("Make the clips for about \\$[0-9.]+"))
                    .click();
            page.locator(".take__video").first().waitFor(within(2));
            page.locator(".player--9x16 video").waitFor(within(3));
        }
    }

    @Test
    void keepsTheSongOnTheWayThroughSignIn() throws IOException {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            Page page = visitor.opens("/upload").page();
            page.evaluate(DROP, new Object[] {song(), "river.wav"});
            assertThat(page.locator(".price")).containsText("About $");
            visitor.presses("Neon city");
            page.locator("[name=format][value='1:1']").check();
            page.reload();
            assertThat(page.locator(".songdrop__name")).hasText("river.wav");
            visitor.presses("Make an account").arrivesAt("/register?next=%2Fupload");
            page.fill("#email", UUID.randomUUID() + "@example.org");
            page.fill("#new_password", "a fox in a glass city");
            visitor.presses("Make the account").arrivesAt("/upload");

            assertThat(page.locator(".songdrop__name")).hasText("river.wav");
            assertThat(page.locator("#user_prompt")).hasValue(Pattern.compile("A lonely drummer.*"));
            assertThat(page.locator("[name=format][value='1:1']")).isChecked();
            visitor.presses("Make the video").arrivesAt("/videos/");
            visitor.opens("/upload");
            assertThat(page.locator(".songdrop__name")).isHidden();
        }
    }

    @Test
    void stopsAFilm() throws IOException {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            register(visitor);
            Page page = visitor.opens("/upload").page();
            page.evaluate(DROP, new Object[] {song(), "river.wav"});
            page.fill("#user_prompt", WISH);
            visitor.presses("Make the video").arrivesAt("/videos/");
            visitor.presses("Stop it");
            page.locator("dialog .button--danger").click();
            visitor.sees("You stopped this video");
            assertThat(Axe.findings(page)).isEmpty();
            visitor.expecting("410")
                    .presses("Delete this video")
                    .presses("Delete it")
                    .sees("This video was erased");
        }
    }

    @Test
    void saysBesideTheSongWhyItIsRefused() {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            register(visitor);
            Page page = visitor.opens("/upload").page();
            visitor.chooses("song.mp3", "no song at all, but it says it is".getBytes(StandardCharsets.UTF_8));
            page.fill("#user_prompt", WISH);
            visitor.expecting("400").presses("Make the video").sees("neither MP3, WAV nor FLAC by its content");
            assertThat(page.locator("#user_prompt")).hasValue(WISH);
        }
    }

    @Test
    void asksStrangersToSignInFirst() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            visitor.opens("/");
            for (Map.Entry<String, String> page : Map.of(
                            "/videos/a", "/login?next=%2Fvideos%2Fa", "/videos", "/login?next=%2Fvideos")
                    .entrySet()) {
                Object location = visitor.page()
                        .request()
                        .get(serenade.address().resolve(page.getKey()).toString(), noRedirects())
                        .headers()
                        .get("location");
                assertThat(location).isEqualTo(page.getValue());
            }
        }
    }

    private static RequestOptions noRedirects() {
        return RequestOptions.create().setMaxRedirects(0);
    }

    private static void register(Visitor visitor) {
        Object status = visitor.opens("/").page().evaluate(REGISTER, UUID.randomUUID() + "@example.org");
        assertThat(status).isEqualTo(200);
    }

    private static Locator.WaitForOptions within(int minutes) {
        return new Locator.WaitForOptions()
                .setTimeout(Duration.ofMinutes(minutes).toMillis());
    }

    private static String song() throws IOException {
        return Base64.getEncoder().encodeToString(SongFile.wav("river", SECONDS));
    }
}
