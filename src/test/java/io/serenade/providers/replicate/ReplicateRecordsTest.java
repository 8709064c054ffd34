package io.serenade.providers.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.Status;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicateRecordsTest {

    @ParameterizedTest
    @CsvSource({
        "starting, STARTING, false",
        "processing, PROCESSING, false",
        "succeeded, SUCCEEDED, true",
        "failed, FAILED, true",
        "canceled, CANCELED, true",
        "aborted, ABORTED, true",
        "polishing, PROCESSING, false",
        "'', PROCESSING, false"
    })
    void takesAWordItDoesNotKnowForStillProcessing(String word, Status status, boolean last) {
        assertThat(parse("{'status':'" + word + "'}").status()).isEqualTo(status);
        assertThat(status.isFinal()).isEqualTo(last);
    }

    @Test
    void tellsHowLongAPredictionWaitedForItsModel() {
        String created = "'created_at':'2027-02-14T12:00:00.250Z'";

        assertThat(parse("{" + created + ",'started_at':'2027-02-14T12:01:30.250000Z'}")
                        .waited())
                .contains(Duration.ofSeconds(90));
        assertThat(parse("{" + created + ",'started_at':null}").waited()).isEmpty();
        assertThat(parse("{" + created + ",'started_at':'soon'}").waited()).isEmpty();
        assertThat(parse("{" + created + ",'started_at':'2027-02-14T11:00:00Z'}")
                        .waited())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'https://replicate.delivery/a.mp4' | https://replicate.delivery/a.mp4",
                "['https://r.delivery/a.png','https://r.delivery/b.png'] | https://r.delivery/a.png"
                        + " https://r.delivery/b.png",
                "{'audio':'https://r.delivery/a.mp3','words':'la la'} | https://r.delivery/a.mp3",
                "{'frames':[{'image':'https://r.delivery/1.png'}]} | https://r.delivery/1.png",
                "[null,'https://r.delivery/1.png'] | https://r.delivery/1.png",
                "['https://r.delivery/my cat.png'] | https://r.delivery/my%20cat.png",
                "'https://r.delivery/x.png?sig=a^b\\n' | https://r.delivery/x.png?sig=a%5Eb",
                "'data:image/png;base64,iVBORw0KGgo=' | data:image/png;base64,iVBORw0KGgo=",
                "['data:audio/wav;base64,UklGRg=='] | data:audio/wav;base64,UklGRg=="
            })
    void findsFilesInEveryShape(String output, String files) {
        Prediction prediction = parse("{'status':'succeeded','output':" + output + "}");

        assertThat(String.join(
                        " ", prediction.outputs().stream().map(Object::toString).toList()))
                .isEqualTo(files);
        assertThat(prediction.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Hello' | Hello",
                "['Hel','lo',' pet'] | Hello pet",
                "['See ','https://example.org',' for more'] | See https://example.org for more",
                "'https://r.delivery is a site' | https://r.delivery is a site",
                "'data: none' | data: none",
                "{'score':0.5} | {\"score\":0.5}",
                "7 | 7"
            })
    void takesEverythingElseForText(String output, String text) {
        Prediction prediction = parse("{'status':'succeeded','output':" + output + "}");

        assertThat(prediction.text()).contains(text);
        assertThat(prediction.outputs()).isEmpty();
    }

    @Test
    void hasNothingWhereNothingWasMadeYet() {
        for (String record : List.of(
                "{}",
                "{'output':null}",
                "{'output':[]}",
                "{'output':''}",
                "{'output':[null]}",
                "{'output':['']}",
                "{'output':{'image':null,'words':[]}}")) {
            assertThat(parse(record).outputs()).isEmpty();
            assertThat(parse(record).text()).isEmpty();
            assertThat(parse(record).error()).isEmpty();
        }
    }

    @Test
    void tellsWhatWentWrong() {
        assertThat(parse("{'status':'failed','error':'NSFW content detected'}").error())
                .contains("NSFW content detected");
        assertThat(parse("{'status':'failed','error':{'code':7}}").error()).contains("{\"code\":7}");
        assertThat(parse("{'status':'succeeded','output':null,'data_removed':true}")
                        .error())
                .hasValueSatisfying(error -> assertThat(error).contains("one hour"));
    }

    private static Prediction parse(String text) {
        return ReplicateRecords.parse("abc", json(text));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
