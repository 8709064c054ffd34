package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import io.serenade.crash.DrawnPet;
import io.serenade.crash.RunningSerenade;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong for a visitor is said in its own words, and costs nothing that was filled in. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class RefusalsInBrowserIT {
    private static final String CHOOSE_HUGE = """
            () => {
                const chosen = new DataTransfer();
                chosen.items.add(new File([new Uint8Array(40 * 1024 * 1024 + 1)], 'pet.jpg'));
                const input = document.querySelector('input[type=file]');
                input.files = chosen.files;
                input.dispatchEvent(new Event('change'));
            }
            """;
    private static final String ORDERS = "**/api/submissions";

    private final Chromium chromium;
    private final RunningSerenade serenade;

    RefusalsInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
    }

    @Test
    void saysWhatIsWrongWithAPhoto() {
        try (Visitor visitor = desk().opens("/")) {
            visitor.chooses("pet.heic", "....ftypheic....".getBytes(StandardCharsets.US_ASCII))
                    .sees("HEIC");
            visitor.chooses("pet.webp", "RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII))
                    .sees("could not be read");
            visitor.chooses("pet.mp4", "....ftypisom....".getBytes(StandardCharsets.US_ASCII))
                    .sees("This is a video");
            visitor.chooses("pet.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))
                    .sees("This file is not a photo");
            visitor.chooses("pet.jpg", DrawnPet.jpeg(399, 700)).sees("399 × 700 pixels");
            visitor.page().evaluate(CHOOSE_HUGE);
            visitor.sees("41 MB, and 40 MB is all we can take");
            visitor.chooses("pet.jpg", Arrays.copyOf(DrawnPet.jpeg(900, 700), 200))
                    .sees("could not be read");

            visitor.choosesAPhoto().cropsIt();
        }
    }

    @ParameterizedTest
    @CsvSource({"T, At least 2 letters", "R2D2, signs we cannot sing", "'', Please fill this in"})
    void saysWhatIsWrongWithAName(String name, String reason) {
        try (Visitor visitor = desk()) {
            visitor.preparesASongFor(name).presses("Make the song").sees(reason);

            assertThat(visitor.page().locator("#pet_name")).isFocused();
            assertThat(visitor.page().locator("#pet_name")).hasAttribute("aria-invalid", "true");
            assertThat(visitor.page().locator("#owner_name")).hasValue("Mira");
        }
    }

    @Test
    void asksKindlyForAnotherName() {
        try (Visitor visitor = desk().expecting("400").preparesASongFor("Old Blighter")) {
            Page page = visitor.presses("Make the song")
                    .sees("Please choose another name: we cannot sing this one.")
                    .page();
            assertThat(page.locator("#pet_name")).isFocused();
            assertThat(page.locator("#pet_name")).hasValue("Old Blighter");
            assertThat(page.locator("#pet_name")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#owner_name")).hasValue("Mira");
            assertThat(Axe.findings(page)).isEmpty();

            page.fill("#pet_name", "Old Friend");
            visitor.presses("Make the song").arrivesAt("/waiting/");
        }
    }

    @Test
    void isFullForNowWhenTheQueueIsTooLong() {
        try (LongQueue queue = new LongQueue(serenade).afterSongs(1, 20);
                Visitor visitor = desk().opens("/")) {
            visitor.sees("The studio is full right now").doesNotSee("input[type=file]");
            queue.close();
            // A node knows the length of the queue as of a second ago.
            await().atMost(Duration.ofSeconds(10)).until(() -> campaign().contains("\"open\""));
            visitor.presses("Look again").sees("Who is the star?");
        }
    }

    @Test
    void isSoldOutForABrowserThatHadItsSongs() {
        try (Visitor visitor = desk().opens("/")) {
            visitor.page().evaluate("""
                    localStorage.setItem('submission_data', JSON.stringify({ cookie_id: 'c', entries:
                        Array.from({ length: 10 }, (none, n) => ({ session_id: 's' + n, timestamp: '2027-02-01' })) }))
                    """);

            visitor.opens("/").sees("You made all 10!").sees("all 10 songs").doesNotSee("text=sold out");
            visitor.presses("Close").doesNotSee("input[type=file]");
        }
    }

    @Test
    void isSoldOutThoughTheBrowserForgotItsSongs() {
        try (Visitor visitor = desk().expecting("429").preparesASongFor("Eleven")) {
            visitor.page().evaluate("localStorage.setItem('submission_data', '{\"cookie_id\":\"used-up\"}')");
            serenade.execute("insert into total_limits (key, used) values (?, 10)", "cookie:used-up");

            visitor.presses("Make the song").sees("all 10 songs");
        }
    }

    @Test
    void saysWhenSongsMayBeOrderedFromHereAgain() {
        try (Visitor visitor = desk()) {
            serenade.execute(
                    "with used as (insert into sliding_windows (key, hits, newest)"
                            + " values (?, 20, now() - interval '35 minutes') returning key, newest)"
                            + " insert into sliding_hits select key, newest, n from used, generate_series(1, 20) n",
                    "submissions:" + visitor.address());

            visitor.opens("/").sees("That was a lot of love at once").sees("in 25 minutes");
            visitor.doesNotSee("input[type=file]");
        }
    }

    @Test
    void isSoldOutForEveryoneWhenTheCreditsAreUsedUp() {
        serenade.execute(
                "update provider_accounts set credits = 0, credits_checked_at = now() where name = ?", "sonauto");
        try (Visitor visitor = desk()) {
            visitor.opens("/").sees("Sorry, we're all sold out!").sees("Every song we had to give away");
            visitor.presses("Close").doesNotSee("input[type=file]");
        } finally {
            serenade.execute("update provider_accounts set credits = 12500 where name = ?", "sonauto");
        }
    }

    @Test
    void asksAgainByItselfWhenAnAnswerIsLost() {
        try (Visitor visitor = desk().expecting("net::ERR_FAILED").preparesASongFor("Lost Once")) {
            AtomicInteger sent = new AtomicInteger();
            visitor.page().route(ORDERS, route -> {
                if (sent.incrementAndGet() == 1) {
                    route.fetch();
                    route.abort();
                } else {
                    route.resume();
                }
            });

            visitor.presses("Make the song").sees("trying once more").arrivesAt("/waiting/");

            assertThat(sent).hasValue(2);
            assertThat(serenade.rows("select session_id from love_songs where pet_name = ?", "Lost Once"))
                    .containsExactly(visitor.songId());
        }
    }

    @Test
    void takesACorrectedOrderThoughTheAnswerToTheFirstWasLost() {
        try (Visitor visitor = desk().expecting("500").preparesASongFor("Tobi")) {
            Page page = visitor.page();
            page.route(ORDERS, route -> {
                route.fetch();
                route.fulfill(new Route.FulfillOptions().setStatus(500).setBody("{}"));
            });
            visitor.presses("Make the song").sees("Something went wrong. Please try again.");
            page.unroute(ORDERS);

            page.fill("#pet_name", "Tobias");
            Response taken = page.waitForResponse(ORDERS, () -> visitor.presses("Make the song"));

            assertThat(taken.status()).isEqualTo(200);
            assertThat(serenade.rows("select owner_name from love_songs where pet_name = ?", "Tobias"))
                    .containsExactly("Mira");
        }
    }

    @Test
    void keepsEverythingWhileTheServerIsOutOfOrder() {
        try (Visitor visitor = desk().expecting("500").preparesASongFor("Patient")) {
            Page page = visitor.page();
            page.route(
                    ORDERS,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(500)
                            .setBody("{\"success\":false,\"error\":\"server_error\",\"message\":\"-\"}")));

            visitor.presses("Make the song").sees("Something went wrong. Please try again.");
            assertThat(page.locator("#pet_name")).hasValue("Patient");
            assertThat(page.locator("#music_vibe :checked")).hasValue("Romantic");

            page.unroute(ORDERS);
            visitor.presses("Make the song").arrivesAt("/waiting/");
        }
    }

    @Test
    void triesAFailedSongAgainWithoutATypedLetter() {
        try (Visitor visitor = desk().ordersASongFor("Simulate Fail")) {
            String song = visitor.songId();
            visitor.arrivesAt("/result/").sees("The needle jumped").sees("Retake the journey");
            serenade.execute("update love_songs set pet_name = 'Second Luck' where session_id = ?", song);
            serenade.execute("update jobs set error_code = 'song_failed' where id = ?", song);
            visitor.page().reload();

            visitor.presses("Try again").arrivesAt("/waiting/").arrivesAt("/result/");

            assertThat(visitor.songId()).isEqualTo(song);
            assertThat(visitor.page().locator(".player__play")).isVisible();
        }
    }

    private String campaign() {
        return serenade.get("/api/campaign").body();
    }

    private Visitor desk() {
        return Visitor.atADesk(chromium, serenade.address());
    }
}
