package io.serenade.petroast.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.webhooks.CallbackAddresses;
import io.serenade.petroast.CaptionStyle;
import io.serenade.petroast.Language;
import io.serenade.petroast.RoastOrder;
import io.serenade.platform.json.BoundedJson;
import io.serenade.platform.web.problems.Problems.FieldError;
import io.serenade.rendering.filters.ArFilter;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of orders and of texts to translate, and what is said of the rest. */
class RequestsTest {
    private final OrderReader reader = new OrderReader();

    RequestsTest() {
        reader.callbacks = new CallbackAddresses() {
            @Override
            public Optional<String> problemOf(String text) {
                return text.startsWith("https://") ? Optional.empty() : Optional.of("Must be another one.");
            }
        };
    }

    @Test
    void readsAnOrder() {
        RoastOrder order = reader.read(json("{'text':' You sleep. ','image_url':'https://cdn.example/dog.jpg'}"))
                .order()
                .orElseThrow();

        assertThat(order)
                .isEqualTo(new RoastOrder(
                        "You sleep.",
                        "https://cdn.example/dog.jpg",
                        Language.EN,
                        Optional.empty(),
                        CaptionStyle.PROVIDER,
                        Optional.empty()));
    }

    @Test
    void readsWhatAnOrderMaySayBeyondThat() {
        RoastOrder order = reader.read(json("{'text':'Hi','image_url':'https://x/y','language':'TA','filter':"
                        + "'pet-maharaja','captions':'burned','callback_url':'https://backend.example/hook'}"))
                .order()
                .orElseThrow();

        assertThat(order.language()).isEqualTo(Language.TA);
        assertThat(order.filter()).contains(ArFilter.PET_MAHARAJA);
        assertThat(order.captions()).isEqualTo(CaptionStyle.BURNED);
        assertThat(order.callback()).contains(URI.create("https://backend.example/hook"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"{'image_url':'https://x/y'}\", text",
                "\"{'text':'  ','image_url':'https://x/y'}\", text",
                "\"{'text':5,'image_url':'https://x/y'}\", text",
                "\"{'text':'Hi'}\", image_url",
                "\"{'text':'Hi','image_url':null}\", image_url",
                "\"{'text':'Hi','image_url':['x']}\", image_url",
                "\"{'text':'Hi','image_url':'https://x/y','language':'fr'}\", language",
                "\"{'text':'Hi','image_url':'https://x/y','callback_url':'http://127.0.0.1/'}\", callback_url",
                "\"{'text':'Hi','image_url':'https://x/y','filter':'desi fire'}\", filter",
                "\"{'text':'Hi','image_url':'https://x/y','captions':'yes'}\", captions"
            })
    void saysWhichFieldIsWrong(String body, String field) {
        OrderReader.Read read = reader.read(json(body));

        assertThat(read.order()).isEmpty();
        assertThat(read.errors()).extracting(FieldError::field).contains(field);
    }

    @Test
    void countsCharactersAsPeopleDo() {
        String dogs = "🐶".repeat(5_000);

        assertThat(reader.read(json("{'text':'" + dogs + "','image_url':'https://x/y'}"))
                        .errors())
                .isEmpty();
        assertThat(reader.read(json("{'text':'" + dogs + "🐶','image_url':'https://x/y'}"))
                        .errors())
                .extracting(FieldError::message)
                .containsExactly("Has 5001 characters; at most 5000 are taken.");
    }

    @Test
    void listsAllLanguagesToWhoeverNamesAnother() {
        assertThat(new TranslationRequest(json("{'text':'Hi','target_lang':'fr'}")).errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo("target_lang");
                    assertThat(error.message()).contains("en (English)", "as (Assamese)", "ur (Urdu)");
                });
    }

    @Test
    void tellsTheLanguageOfATextByItsScript() {
        TranslationRequest asked = new TranslationRequest(json("{'text':'நன்றி','source_lang':'AUTO'}"));

        assertThat(asked.errors()).isEmpty();
        assertThat(asked.source()).isEqualTo(Language.TA);
        assertThat(asked.target()).isEqualTo(Language.EN);
        assertThat(asked.task()).isEqualTo("translation");
    }

    @Test
    void writesInAnotherScriptWhereThatIsPossible() {
        TranslationRequest possible = new TranslationRequest(
                json("{'text':'नमस्ते','source_lang':'hi','target_lang':'bn','task':'transliteration'}"));
        assertThat(possible.errors()).isEmpty();
        assertThat(possible.transliterated()).isEqualTo("নমস্তে");

        assertThat(fieldsOf("{'text':'Hi','source_lang':'en','target_lang':'bn','task':'transliteration'}"))
                .containsExactly("task");
        assertThat(fieldsOf("{'text':'Hi','task':'summary'}")).containsExactly("task");
        assertThat(fieldsOf("{'text':'Hi','source':'en'}")).containsExactly("source");
    }

    @Test
    void listsAllFiltersToWhoeverNamesAnother() {
        assertThat(reader.read(json("{'text':'Hi','image_url':'https://x/y','filter':'sepia'}"))
                        .errors())
                .extracting(FieldError::message)
                .containsExactly("Must be one of desi-fire, pet-maharaja, bollywood-burn, or left out.");
    }

    @Test
    void offersThreeFilters() {
        assertThat(ArFilter.values())
                .extracting(ArFilter::id)
                .containsExactly("desi-fire", "pet-maharaja", "bollywood-burn");
    }

    private static List<String> fieldsOf(String body) {
        return new TranslationRequest(json(body))
                .errors().stream().map(FieldError::field).toList();
    }

    private static JsonObject json(String body) {
        return BoundedJson.object(body.replace('\'', '"'));
    }
}
