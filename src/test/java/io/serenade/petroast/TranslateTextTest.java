package io.serenade.petroast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.petroast.TranslateText.TranslationException;
import io.serenade.platform.Beans;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.Translator;
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslateTextTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final ScriptedTranslator translator = new ScriptedTranslator();
    private final TranslateText translating =
            new Beans(TestDatabase.create()).give(clock).give(translator).get(TranslateText.class);

    private static final class ScriptedTranslator implements Translator {
        private final List<String> asked = new ArrayList<>();
        private String origin = "http://first";
        private String answer = "यह एक प्यारा कुत्ता है!";
        private ProviderException failure;

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public String origin() {
            return origin;
        }

        @Override
        public Translation translate(String text, String from, String to) {
            asked.add(from + ">" + to + " " + text);
            if (failure != null) {
                throw failure;
            }
            return new Translation(
                    answer, Json.createObjectBuilder().add("model", "1B").build());
        }
    }

    @Test
    void asksForATextOnceAWeek() {
        assertThat(translate("Woof").text()).isEqualTo(translator.answer);
        assertThat(translate("Woof").metadata().getString("model")).isEqualTo("1B");
        assertThat(translator.asked).containsExactly("en>hi Woof");

        clock.moveOn(Duration.ofDays(7).plusSeconds(1));
        translate("Woof");

        assertThat(translator.asked).hasSize(2);
    }

    @Test
    void remembersForEachPairAndEachTranslator() {
        translate("Woof");
        translating.translate("Woof", Language.EN, Language.TA);
        translator.origin = "http://second";
        translate("Woof");

        assertThat(translator.asked).hasSize(3);
    }

    @Test
    void doesNotRememberWhatCameBackAsItWas() {
        translator.answer = "Woof";

        translate("Woof");
        translate("Woof");

        assertThat(translator.asked).hasSize(2);
    }

    @Test
    void asksNobodyForATextThatIsInTheLanguage() {
        assertThat(translating.translate("Woof", Language.EN, Language.EN).text())
                .isEqualTo("Woof");
        assertThat(translator.asked).isEmpty();
    }

    @Test
    void saysWhyNobodyTranslates() {
        translator.failure = new ProviderException(Category.UNAVAILABLE, "The translator cannot be reached.", null);

        assertThatThrownBy(() -> translate("Woof"))
                .isInstanceOf(TranslationException.class)
                .hasMessage("The translator cannot be reached.");
    }

    @Test
    void takesNothingForNoTranslation() {
        translator.answer = " ";

        assertThatThrownBy(() -> translate("Woof")).isInstanceOf(TranslationException.class);
    }

    private Translator.Translation translate(String text) {
        return translating.translate(text, Language.EN, Language.HI);
    }
}
