package io.serenade.providers.indictrans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import io.serenade.providers.KnownSandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RecordedService;
import io.serenade.providers.Translator.Translation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicTransTranslatorTest {
    private static final String SIMPLE = "POST /translate";
    private static final String TRITON = "POST /v2/models/nmt/infer";
    private static final String CUTE = "This is a cute dog!";
    private static final String PYARA = "यह एक प्यारा कुत्ता है!";

    private final RecordedService server = new RecordedService();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksTheSimpleServer() {
        server.on(SIMPLE, 200, "{'output':'" + PYARA + "'}");

        assertThat(translator(Map.of()).translate(CUTE, "en", "hi")).isEqualTo(new Translation(PYARA));

        assertThat(server.calls()).singleElement().satisfies(call -> {
            assertThat(call.body())
                    .isEqualTo("{\"input\":\"" + CUTE + "\",\"source_language\":\"en\",\"target_language\":\"hi\"}");
            assertThat(call.header("Authorization")).isEmpty();
        });
    }

    @Test
    void showsItsKeyAndTakesAnotherPath() {
        server.on("POST /v1/mt", 200, "{'output':'x','provider_metadata':{'model':'1B'}}");

        Translation translation = translator(
                        Map.of("AI4BHARAT_TRANSLATE_PATH", "/v1/mt", "AI4BHARAT_API_KEY", "secret"))
                .translate("x", "en", "hi");

        assertThat(translation.metadata().getString("model")).isEqualTo("1B");
        assertThat(server.calls()).singleElement().satisfies(call -> assertThat(call.header("Authorization"))
                .contains("Bearer secret"));
    }

    @Test
    void asksTritonSentenceBySentence() {
        server.on(
                TRITON,
                200,
                "{'outputs':[{'name':'OUTPUT_TEXT','datatype':'BYTES','shape':[2,1],'data':['एक।','दो।']}]}");

        Translation translation = triton().translate("One.  Two.\n", "en", "hi");

        assertThat(translation.text()).isEqualTo("एक।  दो।\n");
        assertThat(server.calls()).singleElement().satisfies(call -> assertThat(call.body())
                .contains(
                        "{\"name\":\"INPUT_TEXT\",\"shape\":[2,1],\"datatype\":\"BYTES\",\"data\":[\"One.\",\"Two.\"]}",
                        "\"INPUT_LANGUAGE_ID\",\"shape\":[2,1],\"datatype\":\"BYTES\",\"data\":[\"en\",\"en\"]",
                        "\"OUTPUT_LANGUAGE_ID\",\"shape\":[2,1],\"datatype\":\"BYTES\",\"data\":[\"hi\",\"hi\"]"));
    }

    @Test
    void readsTritonsAnswerWithoutTheBatchDimension() {
        server.on(TRITON, 200, "{'outputs':[{'name':'OTHER'},{'name':'OUTPUT_TEXT','shape':[1],'data':['एक']}]}");

        assertThat(triton().translate("One", "en", "hi").text()).isEqualTo("एक");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'outputs':[]}",
                "{'outputs':[{'name':'OUTPUT_TEXT','data':['a','b']}]}",
                "{'outputs':[{'name':'OUTPUT_TEXT','data':[5]}]}",
                "[]",
                "nonsense"
            })
    void saysWhenAnAnswerMakesNoSense(String answer) {
        server.on(TRITON, 200, answer).on(SIMPLE, 200, answer);

        assertThat(failure(triton()).category()).isEqualTo(Category.BROKEN);
        assertThat(failure(translator(Map.of())).category()).isEqualTo(Category.BROKEN);
    }

    @ParameterizedTest
    @CsvSource({"400, REJECTED", "422, REJECTED", "401, ACCOUNT", "429, UNAVAILABLE", "500, BROKEN", "503, UNAVAILABLE"
    })
    void tellsRefusalsApart(int status, Category category) {
        server.on(SIMPLE, status, "{'error':'Unsupported language pair'}");

        assertThat(failure(translator(Map.of())).category()).isEqualTo(category);
    }

    @Test
    void saysWhyATextWasRefused() {
        server.on(SIMPLE, 400, "{'detail':'Unsupported language pair'}");

        assertThat(failure(translator(Map.of())))
                .hasMessage("The translator refused the text: Unsupported language pair");
    }

    @Test
    void showsTheStandInTheKeyOfThisInstallation() {
        server.on(SIMPLE, 200, "{'output':'x'}");
        IndicTransTranslator translator = translator(Map.of());
        IndicTransSettings own = translator.settings;
        translator.settings = new IndicTransSettings(
                own.baseUrl(), own.translatePath(), Optional.empty(), true, own.protocol(), own.timeout());

        translator.translate("x", "en", "hi");

        assertThat(server.calls()).singleElement().satisfies(call -> assertThat(call.header("Authorization"))
                .contains("Bearer of the sandbox"));
    }

    @Test
    void knowsWhereTheTranslatorIs() {
        assertThat(read(Map.of()).baseUrl()).hasToString("http://localhost:5000");
        assertThat(read(Map.of("SANDBOX", "on", "HTTP_PORT", "18180")).baseUrl())
                .hasToString("http://127.0.0.1:18180/sandbox/indictrans");
        assertThat(read(Map.of("SANDBOX", "on", "AI4BHARAT_BASE_URL", "http://gpu:5000")))
                .satisfies(settings -> assertThat(settings.standIn()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"AI4BHARAT_PROTOCOL, grpc", "AI4BHARAT_TRANSLATE_PATH, translate", "AI4BHARAT_BASE_URL, gpu"})
    void refusesSettingsThatCannotBeUsed(String name, String value) {
        assertThat(catchThrowableOfType(SettingsException.class, () -> read(Map.of(name, value))))
                .hasMessageStartingWith(name);
    }

    private static ProviderException failure(IndicTransTranslator translator) {
        return catchThrowableOfType(ProviderException.class, () -> translator.translate("One", "en", "hi"));
    }

    private IndicTransTranslator triton() {
        return translator(Map.of("AI4BHARAT_PROTOCOL", "triton"));
    }

    private IndicTransTranslator translator(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("AI4BHARAT_BASE_URL", server.address("").toString());
        IndicTransTranslator made = new IndicTransTranslator();
        made.settings = read(all);
        made.sandboxKey = new KnownSandboxKey("of the sandbox");
        return made;
    }

    private static IndicTransSettings read(Map<String, String> environment) {
        return IndicTransSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
