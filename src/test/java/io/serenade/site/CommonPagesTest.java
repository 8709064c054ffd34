package io.serenade.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.site.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommonPagesTest {
    private static final Theme THEME = Theme.load(Theme.DEFAULT);
    private static final CommonPages PAGES = new CommonPages(SitesForTests.ofSongs(THEME, false));

    @ParameterizedTest
    @EnumSource(MessagePage.Kind.class)
    void hasWordsForEveryMessage(MessagePage.Kind kind) {
        assertThat(PAGES.message(MessagePage.of(kind))).contains("<h1>").contains("noindex");
        assertThat(PAGES.message(MessagePage.ofClip(kind))).contains("<h1>").doesNotContain("song lives here");
    }

    @Test
    void hasNothingInlineThatThePolicyForbids() {
        assertThat(PAGES.terms())
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("\\sstyle=")
                .doesNotContain("<style");
    }

    @Test
    void saysWhenTheSandboxIsOn() {
        assertThat(PAGES.terms()).doesNotContain("Sandbox is on");
        assertThat(new CommonPages(SitesForTests.ofSongs(THEME, true)).terms()).contains("Sandbox is on");
    }

    @Test
    void writesTheAddressRoundTheRecord() {
        assertThat(PAGES.message(MessagePage.of(MessagePage.Kind.NOT_FOUND)))
                .containsPattern("<textPath[^>]*>Serenade ♥ Side A ♥ sing.example ♥");
    }
}
