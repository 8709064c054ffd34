package io.serenade.sandbox.indictrans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.sandbox.indictrans.StubTranslator.Result;
import io.serenade.sandbox.tasks.StubRejection;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StubTranslatorTest {
    private static final PhraseBook BOOK = PhraseBook.open();

    @Test
    void knowsAllThirteenLanguages() {
        assertThat(BOOK.languages())
                .containsExactly("en", "hi", "bn", "ta", "te", "ml", "kn", "gu", "mr", "pa", "or", "as", "ur");
        assertThat(BOOK.phrases()).hasSizeGreaterThanOrEqualTo(25).allSatisfy(phrase -> assertThat(phrase)
                .hasSize(13)
                .allSatisfy(words -> assertThat(words).isNotBlank()));
    }

    @ParameterizedTest
    @CsvSource({
        "This is a cute dog!, en, hi, यह एक प्यारा कुत्ता है!",
        "'  this is a CUTE dog! ', en, hi, यह एक प्यारा कुत्ता है!",
        "यह एक प्यारा कुत्ता है!, hi, en, This is a cute dog!",
        "நன்றி., ta, ur, شکریہ۔"
    })
    void findsSentencesInEachDirection(String text, String from, String to, String expected) {
        Result result = StubTranslator.translate(List.of(text), from, to);

        assertThat(result.texts()).containsExactly(expected);
        assertThat(result.metadata()).hasToString("{\"provider\":\"sandbox\",\"kind\":\"phrase_book\"}");
    }

    @Test
    void noSentenceMeansTwoThings() {
        for (String language : BOOK.languages()) {
            HashSet<String> seen = new HashSet<>();
            int column = BOOK.languages().indexOf(language);
            assertThat(BOOK.phrases()).as(language).allSatisfy(phrase -> assertThat(seen.add(phrase.get(column)))
                    .as(phrase.get(column))
                    .isTrue());
        }
    }

    @Test
    void saysThatItCannotTranslateAndChangesNothing() {
        Result result = StubTranslator.translate(List.of("This is a cute dog!", "You smell."), "en", "hi");

        assertThat(result.texts()).containsExactly("This is a cute dog!", "You smell.");
        assertThat(result.metadata().getString("kind")).isEqualTo("untranslated");
        assertThat(result.metadata().getString("note")).contains("cannot translate", "AI4BHARAT_BASE_URL");
    }

    @Test
    void tellsTheLanguageOfASentenceThatItKnows() {
        assertThat(StubTranslator.translateFromAny("நன்றி.", "en").texts()).containsExactly("Thank you.");
        assertThat(StubTranslator.translateFromAny("Danke.", "en").found()).isFalse();
    }

    @Test
    void readsABatch() {
        TritonRequest request = TritonRequest.parse(batch("[\"One\",\"Two\"]", "[\"en\",\"en\"]", "[\"hi\",\"hi\"]"));

        assertThat(request).isEqualTo(new TritonRequest(List.of("One", "Two"), "en", "hi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"One\"]", "[1,2]", "5"})
    void refusesABatchThatDoesNotFit(String texts) {
        StubRejection refusal = assertThrows(
                StubRejection.class, () -> TritonRequest.parse(batch(texts, "[\"en\",\"en\"]", "[\"hi\",\"hi\"]")));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.body()).startsWith("{\"error\":\"");
    }

    @Test
    void refusesLanguagesThatItDoesNotKnow() {
        assertThat(assertThrows(
                                StubRejection.class,
                                () -> TritonRequest.parse(batch("[\"One\"]", "[\"en\"]", "[\"fr\"]")))
                        .body())
                .contains("unsupported language pair: en to fr");
    }

    private static String batch(String texts, String from, String to) {
        return "{\"inputs\":[" + tensor("INPUT_TEXT", texts) + "," + tensor("INPUT_LANGUAGE_ID", from) + ","
                + tensor("OUTPUT_LANGUAGE_ID", to) + "]}";
    }

    private static String tensor(String name, String data) {
        return "{\"name\":\"" + name + "\",\"datatype\":\"BYTES\",\"shape\":[1,1],\"data\":" + data + "}";
    }
}
