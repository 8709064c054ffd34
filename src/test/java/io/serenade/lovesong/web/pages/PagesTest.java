package io.serenade.lovesong.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.site.SitesForTests;
import io.serenade.site.theme.Theme;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final Instant MADE = Instant.parse("2027-02-10T10:30:00Z");
    private static final Theme THEME = Theme.load(Theme.DEFAULT);
    private static final Pages PAGES = pages(false);

    private static Pages pages(boolean notifyEmail) {
        return new Pages(SitesForTests.ofSongs(THEME, false), PageSettings.of(notifyEmail));
    }

    private static ResultPage result(String pet, String owner, String lyrics) {
        return ResultPage.of("id1", pet, owner, "Romantic", Optional.of(lyrics), MADE, Optional.of(MADE));
    }

    private static WaitingPage waiting(String pet) {
        return new WaitingPage("id1", pet, "Matt", "Chill", WaitingPage.Step.QUEUED, 3, 10, "/storage/disc/id1.png");
    }

    private static FailurePage failure(String pet, FailurePage.Cause cause) {
        return new FailurePage("id1", pet, "Matt", cause, true, Optional.of("a-1"), "/storage/disc/id1.png");
    }

    static Stream<String> pagesOfAHostileName() {
        String name = "\"><script>alert(1)</script>'<img src=x onerror=alert(2)>";
        return Stream.of(
                PAGES.result(result(name, name, name)),
                PAGES.waiting(waiting(name)),
                PAGES.failure(failure(name, FailurePage.Cause.SONG)));
    }

    @ParameterizedTest
    @MethodSource("pagesOfAHostileName")
    void showsAHostileNameAsText(String html) {
        assertThat(html)
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .doesNotContain("content=\"\">")
                .contains("&lt;script");
        assertThat(attributeValues(html)).noneMatch(value -> value.contains("<script>"));
    }

    private static Stream<String> attributeValues(String html) {
        return java.util.regex.Pattern.compile("=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(m -> m.group(1));
    }

    @Test
    void hasNothingInlineThatThePolicyForbids() {
        Stream.of(
                        PAGES.form(FormPage.of(Campaign.open())),
                        PAGES.result(result("Toby", "Matt", "la")),
                        PAGES.waiting(waiting("Toby")),
                        PAGES.failure(failure("Toby", FailurePage.Cause.OTHER)))
                .forEach(html -> assertThat(html)
                        .doesNotContainPattern("<script(?![^>]* src=)")
                        .doesNotContainPattern("\\sstyle=")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContain("javascript:")
                        .doesNotContain("<style"));
    }

    @Test
    void tellsCrawlersTheNamesWithAbsoluteAddresses() {
        assertThat(PAGES.result(result("Zoë & \"Co\"", "Matt", "la")))
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains("<meta property=\"og:title\" content=\"A love song for Zoë &amp; &#34;Co&#34;, from Matt\">")
                .contains("<meta property=\"og:url\" content=\"https://sing.example/result/id1\">")
                .contains("content=\"https://sing.example/storage/video/id1-share.jpg\"")
                .contains("<meta property=\"og:video\" content=\"https://sing.example/storage/video/id1.mp4\">")
                .contains("<meta name=\"twitter:card\" content=\"summary_large_image\">");
    }

    @Test
    void showsEverythingAFinishedSongNeeds() {
        assertThat(PAGES.result(result("Toby", "Matt", "[Chorus]\nla\nla")))
                .contains("href=\"/storage/video/id1.mp4?download=1\"")
                .contains("Create another song")
                .contains("Kept here until 10 February 2027")
                .contains("Made with AI")
                .contains("https://sonauto.ai")
                .contains("sharer.php?u=https%3A%2F%2Fsing.example%2Fresult%2Fid1")
                .contains(">Chorus</h3>")
                .doesNotContain("<track");
    }

    @Test
    void tellsCrawlersOfASongThatIsBeingMade() {
        assertThat(PAGES.waiting(waiting("Toby")))
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains("<meta property=\"og:title\" content=\"A love song for Toby, from Matt\">")
                .contains("<meta property=\"og:url\" content=\"https://sing.example/result/id1\">")
                .contains("<meta property=\"og:image\" content=\"https://sing.example/assets/theme/share.jpg\">")
                .doesNotContain("og:video");
        assertThat(PAGES.failure(failure("Toby", FailurePage.Cause.OTHER))).contains("og:image");
    }

    @ParameterizedTest
    @EnumSource(Campaign.State.class)
    void showsOnlyTheNoticeThatApplies(Campaign.State state) {
        String html = PAGES.form(FormPage.of(Campaign.in(state)));

        assertThat(html).contains("data-campaign=\"" + state.word() + "\"");
        assertThat(html.split("<section class=\"notice\"(?![^>]*x-cloak)", -1))
                .hasSize(state == Campaign.State.OPEN ? 1 : 2);
    }

    @ParameterizedTest
    @EnumSource(FailurePage.Cause.class)
    void explainsEveryCause(FailurePage.Cause cause) {
        assertThat(PAGES.failure(failure("Toby", cause)))
                .contains("Retake the journey")
                .contains(cause == FailurePage.Cause.REFUSED ? ">Change the names<" : ">Try again<");
    }

    @Test
    void hasTheSpecifiedWordsOfWaiting() {
        assertThat(PAGES.waiting(waiting("Toby")))
                .contains("Calculating results...")
                .contains("Processing is taking longer than expected")
                .contains("Check back later")
                .doesNotContain("id=\"email\"");
        assertThat(pages(true).waiting(waiting("Toby"))).contains("id=\"email\"");
    }

    @Test
    void leadsNowhereElseWhereSongsAreAllThereIs() {
        assertThat(PAGES.form(FormPage.of(Campaign.open()))).doesNotContain("class=\"tabs\"");
        assertThat(new Pages(SitesForTests.ofAll(THEME), PageSettings.of(false)).form(FormPage.of(Campaign.open())))
                .contains("<a href=\"/\" aria-current=\"page\">Love song</a>")
                .contains("<a href=\"/talk\">Talking pet</a>")
                .contains("<a href=\"/roast\">Pet roast</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"valentine", "christmas"})
    void rendersInEveryTheme(String name) {
        Theme theme = Theme.load(name);
        Pages pages = new Pages(SitesForTests.ofSongs(theme, true), PageSettings.of(true));

        assertThat(pages.form(FormPage.of(Campaign.open()))).contains(theme.brand());
        assertThat(pages.result(result("Toby", "Matt", "la")))
                .contains(theme.texts().of("form.sleeve.side"));
    }
}
