package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.serenade.crash.RunningSerenade;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A product of its own, dressed for Christmas, that takes no orders yet and has never made a song. */
@ExtendWith(InBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("browser")
class AnotherSeasonInBrowserIT {
    private static final String BROKEN_PICTURES =
            "Array.from(document.images).filter(({ currentSrc, complete, naturalWidth }) =>"
                    + " currentSrc && complete && !naturalWidth).length";

    private final Chromium chromium;

    private RunningSerenade serenade;

    AnotherSeasonInBrowserIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    void start(@TempDir Path data) {
        serenade = RunningSerenade.start(
                data, Map.of("SANDBOX", "on", "THEME", "christmas", "CAMPAIGN_OPENS", "2099-12-01T00:00:00Z"));
    }

    @AfterAll
    void stop() {
        serenade.close();
    }

    @Test
    void saysWhenItOpensInItsOwnWordsAndArt() throws IOException {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.opens("/")
                    .sees("Your pet deserves a Christmas song")
                    .sees("The needle is still up")
                    .sees("We open on")
                    .doesNotSee("input[type=file]")
                    .page();
            assertThat(page.locator(".notice:visible")).containsText("2099");
            assertThat(page.evaluate(BROKEN_PICTURES)).isEqualTo(0);
            assertThat(page.locator("main")).not().containsText("Valentine");
            String season =
                    URI.create(page.locator("img.season").getAttribute("src")).getPath();
            assertThat(serenade.get(season).body())
                    .isEqualTo(Files.readString(Path.of("assets/themes/christmas/season.svg")));
            assertThat(serenade.get("/assets/theme/share.jpg").statusCode()).isEqualTo(200);

            visitor.opens("/terms").sees("Jingle Paws").opens("/privacy").sees("Jingle Paws");
            visitor.expecting("404").opens("/result/nosuchsong").sees("Make a Christmas song");
            assertThat(page.evaluate(BROKEN_PICTURES)).isEqualTo(0);
        }
    }

    @Test
    void estimatesFromTheFifthSongOnAndSaysHoursAsHours() {
        try (LongQueue queue = new LongQueue(serenade).afterSongs(1, 4);
                Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            visitor.expecting("/storage/disc/").opens("/waiting/" + LongQueue.WAITING);
            visitor.sees("A Christmas song for Patience")
                    .sees("You are next in line")
                    .doesNotSee("text=to go");

            queue.afterSongs(5, 5);
            visitor.page().reload();
            visitor.sees("About 22 hours to go");
        }
    }
}
