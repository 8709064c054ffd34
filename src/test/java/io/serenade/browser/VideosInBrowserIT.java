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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way to a music video: a song is dropped, clips appear, and there is the film, for its maker alone. */
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

            visitor.opens(path).expecting("410");
            visitor.presses("Delete this video").presses("Delete it").sees("This video was erased");
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
                            "/upload", "/login?next=%2Fupload", "/videos", "/login?next=%2Fvideos")
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
