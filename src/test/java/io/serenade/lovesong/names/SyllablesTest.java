package io.serenade.lovesong.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyllablesTest {
    @ParameterizedTest
    @CsvSource({
        "Toby,To-bee",
        "Charlie,Char-lee",
        "Luna,Lu-na",
        "Miso,Mi-so",
        "Bella,Bel-la",
        "Whiskers,Whis-kers",
        "Sophie,So-phee",
        "Jackson,Jack-son",
        "Anna Maria,An-na Ma-ria",
        "Mr. Whiskers,Mr. Whis-kers",
    })
    void partsSyllables(String name, String spelled) {
        assertThat(Syllables.of(name)).isEqualTo(spelled);
    }

    @ParameterizedTest
    @CsvSource({"Max", "Bo", "Duke", "Мурка", "Al"})
    void leavesWhatItCannotImprove(String name) {
        assertThat(Syllables.of(name)).isEqualTo(name);
    }
}
