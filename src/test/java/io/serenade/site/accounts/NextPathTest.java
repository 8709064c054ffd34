package io.serenade.site.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/videos", "/videos/abc?from=mail&x=1#end", "/upload?song=a%20b", "/a//b"})
    void takesPathsOfThisSite(String path) {
        assertThat(NextPath.parse(path)).map(NextPath::value).contains(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "videos",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/videos\\..",
                "https://evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "\t//evil.example",
                " /videos",
                "/videos\r\nSet-Cookie: a=b",
                "/vidéos"
            })
    void takesNothingThatMayLeadElsewhere(String path) {
        assertThat(NextPath.parse(path)).isEmpty();
    }

    @Test
    void takesNoAddressWithoutEnd() {
        assertThat(NextPath.parse("/" + "a".repeat(2000))).isPresent();
        assertThat(NextPath.parse("/" + "a".repeat(2001))).isEmpty();
    }

    @Test
    void leadsToTheAccountWhereNothingElseIsAskedFor() {
        assertThat(SignInPage.leadingTo(NextPath.parse("//evil.example"))).isEqualTo(new SignInPage("/account", ""));
        assertThat(SignInPage.leadingTo(NextPath.parse("/videos?a=b&c")))
                .isEqualTo(new SignInPage("/videos?a=b&c", "?next=%2Fvideos%3Fa%3Db%26c"));
    }
}
