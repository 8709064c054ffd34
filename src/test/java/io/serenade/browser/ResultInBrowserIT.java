package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.serenade.crash.RunningSerenade;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be done with a song that is there, and what is said of one that is not. */
@ExtendWith(InBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("browser")
class ResultInBrowserIT {
    private static final String CAN_SHARE_FILES = """
            navigator.canShare = (data) => data.files.length === 1;
            navigator.share = async ({ files, title, text }) => {
                if (window.pressed++ < window.refusals) {
                    throw new DOMException('too late', 'NotAllowedError');
                }
                const { name, type, size } = files[0];
                window.shared = { name, type, size, title, text };
            };
            window.pressed = 0;
            window.refusals = 0;
            """;

    private final Chromium chromium;
    private final RunningSerenade serenade;
    private String song;

    ResultInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
    }

    @BeforeAll
    void makeASong() {
        song = serenade.order("Luna");
        serenade.awaitSuccess(song);
    }

    @Test
    void tellsCrawlersWhatIsShared() throws IOException {
        String page = serenade.get("/result/" + song).body();

        assertThat(property(page, "og:type")).isEqualTo("video.other");
        assertThat(property(page, "og:title")).contains("Luna");
        assertThat(property(page, "og:url")).isEqualTo(link());
        URI video = URI.create(property(page, "og:video"));
        assertThat(video.isAbsolute()).isTrue();
        assertThat(serenade.get(video.getPath()).headers().firstValue("Content-Type"))
                .contains(property(page, "og:video:type"));
        BufferedImage image =
                ImageIO.read(URI.create(property(page, "og:image")).toURL());
        assertThat(image.getWidth()).isEqualTo(Integer.parseInt(property(page, "og:image:width")));
        assertThat(image.getHeight()).isEqualTo(Integer.parseInt(property(page, "og:image:height")));
        assertThat(page)
                .contains("<meta name=\"twitter:image\" content=\"" + property(page, "og:image") + "\">")
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains("<html lang=\"en\">");
    }

    @Test
    void tellsCrawlersAHostileNameAsText() {
        String hostile = serenade.order("O'Malley");
        serenade.awaitSuccess(hostile);
        assertThat(property(serenade.get("/result/" + hostile).body(), "og:title"))
                .contains("O&#39;Malley");

        serenade.execute("update love_songs set pet_name = '\"><script>' where session_id = ?", hostile);
        assertThat(property(serenade.get("/result/" + hostile).body(), "og:title"))
                .contains("&#34;>&lt;script>");
    }

    @Test
    void sharesTheFileWhereTheDeviceCan() {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            visitor.page().addInitScript(CAN_SHARE_FILES);
            visitor.opens("/result/" + song).presses("Share the video");
            visitor.page().locator("html").evaluate("""
                    async () => { while (!window.shared) { await new Promise(requestAnimationFrame); } }
                    """);

            assertThat(shared(visitor.page()))
                    .containsEntry("name", "love-song-Luna-and-Mira.mp4")
                    .containsEntry("type", "video/mp4")
                    .containsEntry("title", "A love song for Luna, from Mira");
            assertThat((int) shared(visitor.page()).get("size")).isGreaterThan(10_000);
            assertThat((String) shared(visitor.page()).get("text")).endsWith(link());
        }
    }

    @Test
    void asksForASecondPressWhereFetchingTookTooLong() {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            visitor.page().addInitScript(CAN_SHARE_FILES + "window.refusals = 1;");

            visitor.opens("/result/" + song).presses("Share the video").presses("Tap once more to share");

            assertThat(visitor.button("Share the video")).isVisible();
            assertThat(shared(visitor.page())).containsEntry("name", "love-song-Luna-and-Mira.mp4");
        }
    }

    @Test
    void sendsToOtherSitesOnlyAfterAPress() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.opens("/result/" + song).page();
            String encoded = link().replace(":", "%3A").replace("/", "%2F");
            Map<String, String> ways = Map.of(
                    "Facebook", "https://www.facebook.com/sharer/sharer.php?u=" + encoded,
                    "WhatsApp", "https://wa.me/?text=A%20love%20song%20for%20Luna",
                    "Messages", "sms:?&body=A%20love%20song%20for%20Luna",
                    "X", "https://x.com/intent/post?text=A%20love%20song%20for%20Luna",
                    "E-mail", "mailto:?subject=A%20love%20song%20for%20Luna");
            ways.forEach((name, start) -> {
                String href = page.locator("a.way")
                        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$")))
                        .getAttribute("href");
                assertThat(href).startsWith(start).contains(encoded);
            });

            for (String place : List.of("TikTok", "Instagram")) {
                Download download = page.waitForDownload(() -> visitor.presses(place));
                assertThat(download.suggestedFilename()).endsWith(".mp4");
                visitor.sees("open " + place + " and post it");
                assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(link());
            }
            Download download = page.waitForDownload(
                    () -> page.getByText("Download the video").click());
            assertThat(download.suggestedFilename()).endsWith(".mp4");
            visitor.presses("Copy link").sees("Copied!");
        }
    }

    @Test
    void listsOnesSongsAndDeletesOne() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            String own = visitor.ordersASongFor("Fleeting").songId();
            visitor.arrivesAt("/result/").opens("/").sees("A song for Fleeting");
            visitor.page().getByText("A song for Fleeting").click();
            visitor.arrivesAt("/result/" + own);

            visitor.presses("Delete my song").presses("Keep it").presses("Delete my song");
            visitor.expecting("410").presses("Delete it").sees("This song was erased");

            assertThat(serenade.get("/result/" + own).statusCode()).isEqualTo(410);
            assertThat(serenade.get("/storage/video/" + own + ".mp4").statusCode())
                    .isEqualTo(410);
            visitor.opens("/").doesNotSee(".songs");
        }
    }

    @Test
    void offersDeletingOnlyToTheOneWhoOrdered() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            visitor.opens("/result/" + song).sees("Report this");

            assertThat(visitor.button("Delete my song")).isHidden();
        }
    }

    @Test
    void hasPagesForSongsThatAreNotThere() {
        String expired = serenade.order("Oldie");
        serenade.awaitSuccess(expired);
        serenade.execute(
                "update jobs set created_at = now() - interval '31 days', erased_at = now() where id = ?", expired);
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            visitor.expecting("404").opens("/result/nosuchsong").sees("No song lives here");
            visitor.opens("/nowhere").sees("There is nothing on this groove");
            visitor.expecting("410").opens("/result/" + expired).sees("This record has played out");
        }
    }

    @Test
    void keepsTheOldAddresses() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            visitor.opens("/result.php?session_id=" + song).arrivesAt("/result/" + song);
            visitor.opens("/waiting.php?session_id=" + song).arrivesAt("/result/" + song);
            visitor.opens("/index.php").sees("Who is the star?");
        }
    }

    @Test
    void weighsLittleAndIsFetchedOnce() {
        HttpResponse<String> page = serenade.get("/");
        List<String> files = Pattern.compile("\"(/assets/[^\"]+\\.(?:js|css))\"")
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                        serenade.get(file).headers().firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable"));
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Set<String> fetched = new HashSet<>();
            visitor.page().onRequest(request -> fetched.add(request.url()));
            visitor.ordersASongFor("Light").arrivesAt("/result/");

            assertThat(fetched).anyMatch(url -> url.contains("cropper")).anyMatch(url -> url.endsWith("/result.js"));
            assertThat(fetched.stream()
                            .filter(url -> url.matches(".*\\.(js|css)"))
                            .mapToInt(this::compressedBytes)
                            .sum())
                    .isLessThan(150 * 1024);
        }
    }

    @Test
    void weighsLittleBeforeItIsPlayed() {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            Page page = visitor.page();
            AtomicLong bytes = new AtomicLong();
            page.onRequestFinished(request -> bytes.addAndGet(request.sizes().responseBodySize));
            visitor.opens("/result/" + song).sees("Play the song");
            page.waitForLoadState(LoadState.NETWORKIDLE);

            assertThat(bytes.get()).isBetween(50_000L, 200L * 1024);
        }
        assertThat(serenade.get("/result/" + song).headers().firstValue("Cache-Control"))
                .contains("public, max-age=0, s-maxage=60");
    }

    @Test
    void hasWhatEverySiteIsAskedFor() throws IOException {
        HttpResponse<String> robots = serenade.get("/robots.txt");
        assertThat(robots.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(robots.body()).contains("Disallow: /api/");
        BufferedImage icon =
                ImageIO.read(serenade.address().resolve("/apple-touch-icon.png").toURL());
        assertThat(icon.getWidth()).isEqualTo(180);
        assertThat(serenade.get("/favicon.ico").headers().firstValue("Content-Type"))
                .contains("image/x-icon");
        String manifest = serenade.get("/manifest.webmanifest").body();
        Matcher source = Pattern.compile("\"src\":\"([^\"]+)\"").matcher(manifest);
        assertThat(source.results().map(found -> found.group(1)).toList())
                .hasSize(2)
                .allSatisfy(path -> assertThat(serenade.get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void answersMethodsAPageDoesNotKnowInItsOwnWords() {
        for (String method : List.of("PUT", "PATCH", "POST")) {
            HttpResponse<String> answer = serenade.send(serenade.request("/")
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build());
            assertThat(answer.statusCode()).as(method).isBetween(404, 501);
            assertThat(answer.body()).as(method).contains("There is nothing on this groove");
        }
    }

    private int compressedBytes(String url) {
        HttpRequest request = serenade.request(URI.create(url).getPath())
                .header("Accept-Encoding", "gzip")
                .build();
        try {
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).as(url).contains("gzip");
            return answer.body().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String link() {
        return serenade.address().resolve("/result/" + song).toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> shared(Page page) {
        return (Map<String, Object>) page.evaluate("window.shared");
    }

    private static String property(String page, String name) {
        Matcher tag = Pattern.compile("<meta property=\"" + name + "\" content=\"([^\"]*)\">")
                .matcher(page);
        assertThat(tag.find()).as(name).isTrue();
        return tag.group(1);
    }
}
