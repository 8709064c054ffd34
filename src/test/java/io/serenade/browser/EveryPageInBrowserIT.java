package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.serenade.launch.FreePorts;
import io.serenade.pages.PageState;
import io.serenade.pages.PagesPreview;
import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in every state, shown with an API that follows a script, for everyone. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class EveryPageInBrowserIT {
    private static final String NOTE_SHIFTS = """
            window.shifts = [];
            new PerformanceObserver((list) => list.getEntries().filter(({ value }) => value > 0.001).forEach(
                ({ value, sources }) => shifts.push(`${value.toFixed(4)} ${sources.map(({ node }) =>
                    node?.outerHTML?.slice(0, 120)).join(' | ')}`))).observe({ type: 'layout-shift', buffered: true });
            """;

    private static final String TWO_FRAMES =
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

    private static URI valentine;

    private static Reader reader;
    private static Reader christmas;

    private final Chromium chromium;

    EveryPageInBrowserIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void showThePages(Chromium chromium) throws IOException {
        valentine = PagesPreview.start(FreePorts.next(), Theme.load("valentine"));
        christmas = Reader.of(PagesPreview.start(FreePorts.next(), Theme.load("christmas")), chromium);
        reader = Reader.of(valentine, chromium);
    }

    @AfterAll
    static void leave() {
        reader.close();
        christmas.close();
    }

    static Stream<String> states() {
        return PageState.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void servesEveryoneOnSmallAndLargeScreens(String state) {
        check(reader, state, 320, 1280);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form",
                "song-refused",
                "form-full",
                "waiting-address-refused",
                "result",
                "result-report-refused",
                "result-failed",
                "result-taken-down",
                "reports-removing",
                "terms"
            })
    void servesEveryoneInAnotherSeason(String state) {
        check(christmas, state, 768);
    }

    @ParameterizedTest
    @CsvSource({
        "not_yet, The needle is still up",
        "closed, The last record is pressed",
        "full, The studio is full right now",
        "sold_out, Every song we had to give away",
        "limit_reached, You have made all 10 songs",
        "too_many_requests, Please try again in 25 minutes"
    })
    void saysBeforeAnyWorkWhyNoSongIsToBeHad(String state, String words) {
        try (Visitor visitor = Visitor.onAPhone(chromium, valentine)) {
            visitor.opens("/?campaign=" + state).sees(words).doesNotSee("input[type=file]");
        }
    }

    @Test
    void saysAfterFiveMinutesThatItTakesLonger() {
        try (Visitor visitor = Visitor.atADesk(chromium, valentine)) {
            visitor.opens("/waiting/demo").doesNotSee(".slow");
            visitor.opens("/waiting/slow")
                    .sees("Processing is taking longer than expected")
                    .sees("Check back later");
            assertThat(visitor.page().locator("[role=status] .slow")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 40, You are next in line, Less than a minute to go",
        "7, 610, Place 7 in the queue, About 10 minutes to go",
        "90, 7300, Place 90 in the queue, About 2 hours to go"
    })
    void saysThePlaceInTheQueueAndAnHonestEstimate(int place, int seconds, String placeSaid, String estimateSaid) {
        try (Visitor visitor = Visitor.onAPhone(chromium, valentine)) {
            tellProgress(visitor.page(), "\"place\":" + place + ",\"estimate_seconds\":" + seconds);

            visitor.opens("/waiting/demo").sees(placeSaid).sees(estimateSaid);

            assertThat(visitor.page().locator(".waiting__text > p[role=status]"))
                    .containsText(placeSaid);
        }
    }

    @Test
    void saysNoEstimateWhileNoneIsKnown() {
        try (Visitor visitor = Visitor.onAPhone(chromium, valentine)) {
            tellProgress(visitor.page(), "\"place\":4,\"estimate_seconds\":null");

            visitor.opens("/waiting/demo").sees("Place 4 in the queue").doesNotSee("text=to go");
        }
    }

    private static void tellProgress(Page page, String fields) {
        String event = "event: progress\ndata: {\"step\":\"queued\",\"percent\":5," + fields + "}\n\n";
        page.route(
                "**/events",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody(event)));
    }

    @Test
    void saysWithoutScriptWhatIsMissing() {
        try (BrowserContext context =
                chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(valentine.toString());
            assertThat(page.locator("noscript .notice")).containsText("This page needs JavaScript");

            page.navigate(valentine + "/waiting/demo");
            assertThat(page.locator("main noscript p")).containsText("looks again by itself every ten seconds");
            page.navigate(valentine + "/result/demo");
            assertThat(page.getByText("Download the video")).isVisible();

            page.navigate(valentine + "/upload");
            assertThat(page.locator("noscript .notice")).containsText("This page needs JavaScript");
            page.navigate(valentine + "/login");
            assertThat(page.locator("noscript .notice")).containsText("Accounts need JavaScript");
            page.navigate(valentine + "/videos/film-slow");
            assertThat(page.locator("main noscript p")).containsText("looks again by itself every ten seconds");
            page.navigate(valentine + "/videos/film-demo");
            assertThat(page.getByText("Download the video").first()).isVisible();
            assertThat(page.locator("main noscript p")).containsText("this page needs JavaScript");
        }
    }

    /** However late the scripts come, nothing that is seen moves when they do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/upload",
                "/upload?stranger",
                "/login",
                "/register",
                "/reset-password",
                "/reset-password#token=a",
                "/account",
                "/videos",
                "/videos/film-demo",
                "/videos/film-again",
                "/videos/film-failed",
                "/",
                "/talk",
                "/roast",
                "/result/demo"
            })
    void staysWhereItIsWhenScriptsComeLate(String path) {
        for (int width : new int[] {390, 1280}) {
            try (BrowserContext context =
                    chromium.browser().newContext(new NewContextOptions().setViewportSize(width, 800))) {
                context.addInitScript(NOTE_SHIFTS);
                Page page = context.newPage();
                List<Route> scripts = new ArrayList<>();
                // The one that must run before anything is painted is no late one.
                Pattern late = Pattern.compile(".*/js/(?!reset-first)[a-z-]+\\.js");
                page.route(late, scripts::add);
                page.navigate(
                        valentine + path,
                        new Page.NavigateOptions()
                                .setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));
                page.locator("h1").waitFor();
                page.evaluate("document.fonts.ready.then(() => true)");
                page.evaluate(TWO_FRAMES);
                page.evaluate("shifts.length = 0");
                page.unroute(late);
                scripts.forEach(Route::resume);
                page.waitForLoadState();
                page.evaluate(TWO_FRAMES);
                page.evaluate(TWO_FRAMES);

                assertThat((List<?>) page.evaluate("shifts"))
                        .as(path + " at " + width)
                        .isEmpty();
            }
        }
    }

    /** @param widths of the window: the page is opened at the first and changed to the others, as a phone is turned */
    private static void check(Reader reader, String name, int... widths) {
        PageState state = PageState.all().get(name);
        Page page = reader.opens(state.path(), widths[0]);
        assertThat(page.locator("h1")).isVisible();
        state.steps().accept(page);

        for (int width : widths) {
            page.setViewportSize(width, Reader.HEIGHT);
            assertThat(Axe.findings(page)).as(width + " px wide").isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(width + " px wide")
                    .isEqualTo(true);
        }
        assertThat(page.evaluate("document.documentElement.lang")).isEqualTo("en");
        reader.assertNothingWrong();
    }
}
