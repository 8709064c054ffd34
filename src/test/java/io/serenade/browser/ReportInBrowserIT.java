package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.serenade.crash.RunningSerenade;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A song that somebody reports, and that the operator removes. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class ReportInBrowserIT {
    private static final String REPORT_THIS = ".result__small button:last-of-type";
    private static final String SEND = ".report [type=submit]";

    private final Chromium chromium;
    private final RunningSerenade serenade;

    ReportInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
    }

    @Test
    void takesAReportByKeyboard() {
        String song = finishedSong("Innocent");
        try (Visitor visitor = Visitor.atADesk(chromium, serenade.address())) {
            Page page = visitor.opens("/result/" + song).page();
            visitor.tabsTo(REPORT_THIS).hits("Enter").sees("What is wrong with this song?");
            visitor.hits("Escape").doesNotSee(".report");
            assertThat(page.locator(REPORT_THIS)).isFocused();

            visitor.hits("Enter").tabsTo(SEND).hits("Enter").sees("Please choose one");
            assertThat(page.locator("#report-reason")).isFocused();
            assertThat(page.locator("#report-reason")).hasAttribute("aria-invalid", "true");
            assertThat(Axe.findings(page)).isEmpty();

            visitor.types("It shows").tabsTo("#report-words").types("My dog, not asked.");
            visitor.tabsTo(SEND).hits("Enter").sees("Thank you. We will look at it.");
            visitor.doesNotSee(".report");
            assertThat(page.locator(REPORT_THIS)).isFocused();
            assertThat(serenade.rows("select reason || ': ' || words from song_reports where session_id = ?", song))
                    .containsExactly("personal: My dog, not asked.");
        }
    }

    @Test
    void isRemovedByTheOperatorForEveryone() {
        try (Visitor owner = Visitor.atADesk(chromium, serenade.address());
                Visitor passerBy = Visitor.onAPhone(chromium, serenade.address());
                Visitor operator = Visitor.whoRunsTheSite(chromium, serenade.address())) {
            String song = owner.ordersASongFor("Famous").arrivesAt("/result/").songId();
            passerBy.opens("/result/" + song).presses("Report this");
            passerBy.page().selectOption("#report-reason", "rights");
            passerBy.page().fill("#report-words", "Our mascot " + song);
            passerBy.presses("Send the report").sees("Thank you. We will look at it.");

            Page admin = operator.opens("/admin").sees("Reports of songs").page();
            assertThat(Axe.findings(admin)).isEmpty();
            admin.getByText("Reports of songs").click();
            operator.sees("Our mascot " + song);
            assertThat(Axe.findings(admin)).isEmpty();
            Locator reported = admin.locator(".reported", new Page.LocatorOptions().setHasText("Our mascot " + song));
            reported.locator("summary").click();
            reported.getByText("Remove it for good").click();
            assertThat(reported).hasCount(0);

            passerBy.expecting("410").opens("/result/" + song).sees("This song was removed");
            assertThat(Axe.findings(passerBy.page())).isEmpty();
            assertThat(serenade.get("/result/" + song).statusCode()).isEqualTo(410);
            assertThat(serenade.get("/storage/video/" + song + ".mp4").statusCode())
                    .isEqualTo(410);
            forgetsItsSongAtTheNextVisit(owner);
        }
    }

    private static void forgetsItsSongAtTheNextVisit(Visitor owner) {
        owner.page().evaluate("sessionStorage.clear()");
        owner.expecting("410").opens("/").doesNotSee(".songs");
        assertThat(owner.page().evaluate("localStorage.getItem('submission_data')"))
                .asString()
                .contains("session_id")
                .doesNotContain("Famous");
        owner.page().reload();
        owner.doesNotSee(".songs");
    }

    private String finishedSong(String petName) {
        String song = serenade.order(petName);
        serenade.awaitSuccess(song);
        return song;
    }
}
