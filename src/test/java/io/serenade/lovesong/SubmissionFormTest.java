package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.platform.settings.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionFormTest {
    private final LoveSongSettings settings = settings(Map.of());

    @Test
    void acceptsTheExampleOfTheSpecification() {
        SubmissionForm form = SubmissionForm.read(form("Toby").build(), settings);

        assertThat(form.petName()).isEqualTo("Toby");
        assertThat(form.cookieId()).isEmpty();
    }

    @Test
    void takesADetailInOneLine() {
        assertThat(SubmissionForm.read(
                                form("Toby")
                                        .add("detail", " Toby steals Zoë's socks! ")
                                        .build(),
                                settings)
                        .detail())
                .contains("Toby steals Zoë's socks!");
        assertThat(SubmissionForm.read(form("Toby").add("detail", "  ").build(), settings)
                        .detail())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "tab\there", "a\u0000b", "\u202eturned"})
    void refusesADetailThatIsNoLine(String detail) {
        assertThat(refusal(form("Toby").add("detail", detail).build()).fields())
                .extracting(FormException.Field::field)
                .containsExactly("detail");
    }

    @Test
    void refusesTheEightyFirstCharacterOfADetail() {
        assertThat(SubmissionForm.read(
                                form("Toby").add("detail", "ä".repeat(80)).build(), settings)
                        .detail())
                .isPresent();
        assertThat(refusal(form("Toby").add("detail", "ä".repeat(81)).build()).fields())
                .hasSize(1);
    }

    @Test
    void trimsNames() {
        assertThat(SubmissionForm.read(form("  Toby \n").build(), settings).petName())
                .isEqualTo("Toby");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "T", "Tob1", "To<by", "To\nby", "To.by", "Zoë", "O'Malley", "Toby\u0000"})
    void refusesANameThatIsNotTwoLettersOrMore(String name) {
        FormException refusal = refusal(form(name).build());

        assertThat(refusal.fields()).extracting(FormException.Field::field).containsExactly("pet_name");
    }

    @Test
    void refusesTheHundredAndFirstLetter() {
        assertThat(SubmissionForm.read(form("a".repeat(100)).build(), settings).petName())
                .hasSize(100);
        assertThat(refusal(form("a".repeat(101)).build()).fields()).hasSize(1);
    }

    @Test
    void aCampaignMayAllowOtherNamesButNeverMarkup() {
        LoveSongSettings wide = settings(Map.of("NAME_PATTERN", ".+"));

        assertThat(SubmissionForm.read(form("Zoë O'Malley-Jr.").build(), wide).petName())
                .isEqualTo("Zoë O'Malley-Jr.");
        assertThat(catchThrowableOfType(
                                FormException.class,
                                () -> SubmissionForm.read(form("<b>Zoë</b>").build(), wide))
                        .fields())
                .extracting(FormException.Field::field)
                .containsExactly("pet_name");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        JsonObject wrong = Json.createObjectBuilder()
                .add("pet_name", 7)
                .add("pet_type", "Unicorn")
                .add("photo", JsonValue.NULL)
                .add("music_vibe", "Polka")
                .build();

        assertThat(refusal(wrong).fields())
                .extracting(FormException.Field::field)
                .containsExactly("pet_name", "pet_type", "photo", "music_vibe", "owner_name");
    }

    @Test
    void takesAnEmptyCookieForAFirstVisit() {
        assertThat(SubmissionForm.read(form("Toby").add("cookie_id", "").build(), settings)
                        .cookieId())
                .isEmpty();
        assertThat(SubmissionForm.read(form("Toby").add("cookie_id", "c1").build(), settings)
                        .cookieId())
                .contains("c1");
        assertThat(refusal(form("Toby").add("cookie_id", "c".repeat(1025)).build())
                        .fields())
                .hasSize(1);
    }

    private FormException refusal(JsonObject json) {
        return catchThrowableOfType(FormException.class, () -> SubmissionForm.read(json, settings));
    }

    private static jakarta.json.JsonObjectBuilder form(String petName) {
        return Json.createObjectBuilder()
                .add("pet_name", petName)
                .add("pet_type", "Dog")
                .add("photo", "abcd")
                .add("music_vibe", "Romantic")
                .add("owner_name", "Matt");
    }

    private static LoveSongSettings settings(Map<String, String> variables) {
        return LoveSongSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
