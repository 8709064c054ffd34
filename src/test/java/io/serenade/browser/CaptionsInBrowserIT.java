package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.serenade.crash.RunningSerenade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The lyrics as captions of the video. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class CaptionsInBrowserIT {
    private static final String SWITCH_ON = "document.querySelector('video').textTracks[0].mode = 'showing'";
    private static final String CUES =
            "Array.from(document.querySelector('video').textTracks[0].cues || [], cue => cue.text)";
    private static final String SHOWN =
            "Array.from(document.querySelector('video').textTracks[0].activeCues || [], cue => cue.text)";

    private final Chromium chromium;
    private final RunningSerenade serenade;

    CaptionsInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
    }

    @Test
    void appearWhenSwitchedOn() {
        String song = serenade.order("Melody");
        serenade.awaitSuccess(song);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> serenade.get("/storage/video/" + song + ".vtt").statusCode() == 200);
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.opens("/result/" + song).page();
            assertThat(page.locator("track")).hasAttribute("kind", "captions");
            assertThat(page.locator("track")).hasAttribute("label", "English");
            assertThat(page.evaluate("document.querySelector('video').textTracks[0].mode"))
                    .isEqualTo("disabled");

            page.evaluate(SWITCH_ON);
            await().pollInSameThread().until(() -> !texts(page, CUES).isEmpty());
            List<String> cues = texts(page, CUES);
            assertThat(cues).anyMatch(text -> text.contains("Melody")).noneMatch(text -> text.startsWith("["));

            visitor.presses("Play the song");
            await().pollInSameThread().until(() -> !texts(page, SHOWN).isEmpty());
            assertThat(cues).containsAll(texts(page, SHOWN));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Page page, String script) {
        return (List<String>) page.evaluate(script);
    }
}
