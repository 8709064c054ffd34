package io.serenade.sandbox.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrahmicLettersTest {
    /** All that the voice can say; another one makes it fail. */
    private static final Set<String> PHONES = Set.of(
            "aa", "ae", "ah", "ao", "aw", "ax", "ay", "b", "ch", "d", "dh", "eh", "er", "ey", "f", "g", "hh", "ih",
            "iy", "jh", "k", "l", "m", "n", "ng", "ow", "oy", "p", "r", "s", "sh", "t", "th", "uh", "uw", "v", "w", "y",
            "z", "zh");

    @ParameterizedTest
    @CsvSource({
        "कुत्ता, k uh1 t t aa",
        "नमस्ते, n ax1 m ax s t ey",
        "है, hh ae1",
        "फ़िल्म, p ih1 l m",
        "কুকুর, k uh1 k uh r",
        "ਕੁੱਤਾ, k uh1 t aa",
        "કૂતરો, k uw1 t ax r ow",
        "କୁକୁର, k uh1 k uh r ax",
        "நாய், n aa1 y",
        "కుక్క, k uh1 k k ax",
        "ನಾಯಿ, n aa1 y ih",
        "നായ, n aa1 y ax",
        "കൺ, k ax1 n",
        "क, k ax1",
        "२५, t uw1 f ay1 v"
    })
    void readsWords(String word, String phones) {
        assertThat(BrahmicLetters.read(word)).contains(List.of(phones.split(" ")));
    }

    @Test
    void leavesOutWhatEndsASentence() {
        assertThat(BrahmicLetters.read("है।")).isEqualTo(BrahmicLetters.read("है"));
        assertThat(BrahmicLetters.read("।")).isEmpty();
    }

    @Test
    void everyLetterOfTheNineBlocksBecomesPhonesOrNothing() {
        for (int letter = 0x0900; letter <= 0x0D7F; letter++) {
            Optional<List<String>> read = BrahmicLetters.read(Character.toString(letter));
            read.ifPresent(phones ->
                    assertThat(phones).allSatisfy(phone -> assertThat(PHONES).contains(phone.replace("1", ""))));
        }
    }
}
