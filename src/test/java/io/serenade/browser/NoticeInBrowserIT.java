package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.serenade.crash.RunningSerenade;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The e-mail line of the waiting page, with the visitor's clock five minutes ahead. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class NoticeInBrowserIT {
    private final Chromium chromium;
    private final RunningSerenade serenade;

    NoticeInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
    }

    @Test
    void takesAnAddressByKeyboardAndForgetsItWithTheSong() {
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address()).expecting("400")) {
            Page page = visitor.page();
            page.clock().install();
            String song = visitor.ordersASongFor("Simulate Slow").songId();
            visitor.doesNotSee(".notify");
            page.clock().fastForward("05:01");
            visitor.sees("Processing is taking longer than expected").sees("Or let us write to you");

            visitor.tabsTo("#email").types("matt").hits("Enter").sees("Please check the e-mail address");
            assertThat(page.locator("#email")).isFocused();
            assertThat(page.locator("#email")).hasValue("matt");
            assertThat(page.locator("#email")).hasAttribute("aria-invalid", "true");

            visitor.types("@example.org").tabsTo(".notify [type=submit]").hits("Enter");
            visitor.sees("We'll email you when ready").doesNotSee("#email");
            assertThat(page.locator(".notify__done")).isFocused();
            assertThat(serenade.rows(
                            "select payload::json ->> 'email' from outbox where payload is not null and kind = 'lovesong-notice' and key = ?",
                            song))
                    .containsExactly("matt@example.org");

            visitor.arrivesAt("/result/");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(serenade.rows(
                            "select payload::json ->> 'email' from outbox where payload is not null and kind = 'lovesong-notice' and key = ?",
                            song))
                    .isEmpty());
        }
    }

    @Test
    void isForTheBrowserThatOrdered() {
        String song = serenade.order("Simulate Slow");
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address())) {
            visitor.page().clock().install();
            visitor.opens("/waiting/" + song);
            visitor.page().clock().fastForward("05:01");

            visitor.sees("Processing is taking longer than expected").doesNotSee(".notify");
        }
    }
}
