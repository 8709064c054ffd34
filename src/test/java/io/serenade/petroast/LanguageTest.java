package io.serenade.petroast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "This is a cute dog!, EN",
        "यह एक प्यारा कुत्ता है!, HI",
        "এটি একটি মিষ্টি কুকুর!, BN",
        "গোটেই দিন শুই থকা মোৰ কুকুৰ, AS",
        "நன்றி, TA",
        "ధన్యవాదాలు, TE",
        "നന്ദി, ML",
        "ಧನ್ಯವಾದಗಳು, KN",
        "આભાર, GU",
        "ਧੰਨਵਾਦ, PA",
        "ଧନ୍ୟବାଦ, OR",
        "شکریہ, UR",
        "Toby यह एक प्यारा कुत्ता है, HI",
        "The dog of आप is called Toby, EN",
        "12:30!, EN",
        "Привет, EN"
    })
    void isToldByTheScript(String text, Language language) {
        assertThat(Language.of(text)).isEqualTo(language);
    }

    @Test
    void isFoundByItsCodeHoweverItIsWritten() {
        assertThat(Language.find(" HI ")).contains(Language.HI);
        assertThat(Language.find("or")).contains(Language.OR);
        assertThat(Language.find("auto")).isEmpty();
        assertThat(Language.find("")).isEmpty();
    }

    @Test
    void listsThirteenOfThem() {
        assertThat(Language.values()).hasSize(13);
        assertThat(Language.list()).startsWith("en (English), hi (Hindi)").endsWith("ur (Urdu)");
    }

    @Test
    void sharesItsScriptWithNeighbours() {
        assertThat(Language.HI.sharesScriptWith(Language.MR)).isTrue();
        assertThat(Language.BN.sharesScriptWith(Language.AS)).isTrue();
        assertThat(Language.HI.sharesScriptWith(Language.BN)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "नमस्ते, HI, BN, নমস্তে",
        "নমস্তে, BN, HI, नमस्ते",
        "घर, HI, TA, கர",
        "चाँद।, HI, TE, చాఁద।",
        "ज़रा, HI, TA, ஜரா",
        "Toby नाम 5, HI, GU, Toby નામ 5"
    })
    void writesInAnotherScript(String text, Language from, Language to, String expected) {
        assertThat(Transliteration.of(text, from, to)).isEqualTo(expected);
    }

    @Test
    void hasNoOtherScriptForEnglishAndUrdu() {
        assertThat(Transliteration.isPossible(Language.HI, Language.TA)).isTrue();
        assertThat(Transliteration.isPossible(Language.EN, Language.HI)).isFalse();
        assertThat(Transliteration.isPossible(Language.HI, Language.UR)).isFalse();
    }
}
