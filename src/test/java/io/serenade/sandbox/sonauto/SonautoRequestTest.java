package io.serenade.sandbox.sonauto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.sandbox.tasks.SongSeconds;
import io.serenade.sandbox.tasks.StubRejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SonautoRequestTest {

    @Test
    void readsWhatALoveSongSends() {
        SonautoRequest request = SonautoRequest.parse("""
                {"tags": ["Romantic", "love song"], "prompt": "A song", "instrumental": false,
                 "output_format": "mp3", "webhook_url": "https://example.com/api/webhook/abc"}""");

        assertThat(request.tags()).containsExactly("Romantic", "love song");
        assertThat(request.prompt()).contains("A song");
        assertThat(request.webhook()).hasToString("Optional[https://example.com/api/webhook/abc]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\":\"a\"}",
                "{\"tags\":[\"rock\"],\"prompt\":\"\"}",
                "{\"lyrics\":\"la\",\"prompt\":\"\"}",
                "{\"tags\":[\"rock\"],\"lyrics\":\"la\"}",
                "{\"tags\":[\"rock\"],\"lyrics\":\"la\",\"prompt\":\"\"}"
            })
    void acceptsTheCombinationsOfTheRealService(String body) {
        SonautoRequest request = SonautoRequest.parse(body);

        assertThat(request.hasWords() || !request.tags().isEmpty()).isTrue();
        assertThat(SonautoRequest.parse(body).seed()).as("the same song again").isEqualTo(request.seed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"prompt\":\"\"}",
                "{\"prompt\":3}",
                "{\"tags\":\"rock\",\"prompt\":\"a\"}",
                "{\"tags\":[\"rock\"]}",
                "{\"lyrics\":\"la\"}",
                "{\"tags\":[\"rock\"],\"lyrics\":\"la\",\"prompt\":\"a\"}",
                "{\"prompt\":\"a\",\"webhook_url\":\"ftp://example.com\"}",
                "{\"prompt\":\"a\",\"webhook_url\":\"not an address\"}",
                "{\"prompt\":\"a\",\"output_format\":\"midi\"}",
                "{\"prompt\":\"a\",\"output_format\":\"MP3\"}",
                "{\"prompt\":\"a\",\"output_bit_rate\":100}",
                "{\"prompt\":\"a\",\"output_bit_rate\":\"192\"}"
            })
    void refusesEverythingElseWith422(String body) {
        assertThatThrownBy(() -> SonautoRequest.parse(body))
                .isInstanceOfSatisfying(StubRejection.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(422));
    }

    @Test
    void isAnMp3Of128KilobitsUnlessAskedOtherwise() {
        SonautoRequest usual = SonautoRequest.parse("{\"prompt\":\"a\"}");
        SonautoRequest other =
                SonautoRequest.parse("{\"prompt\":\"a\",\"output_format\":\"m4a\",\"output_bit_rate\":256}");

        assertThat(usual.format()).isEqualTo(SongFormat.MP3);
        assertThat(usual.kilobits()).isEqualTo(128);
        assertThat(other.format()).isEqualTo(SongFormat.M4A);
        assertThat(other.kilobits()).isEqualTo(256);
        SongSeconds length = new SongSeconds(30, 30);
        assertThat(SongOrder.of(other, length).fileName())
                .endsWith(".m4a")
                .isNotEqualTo(SongOrder.of(usual, length).fileName());
    }

    @Test
    void isTheSameSongWhateverItsWebhook() {
        assertThat(SonautoRequest.parse("{\"prompt\":\"a\",\"webhook_url\":\"http://one.example/\"}")
                        .seed())
                .isEqualTo(SonautoRequest.parse("{\"prompt\":\"a\"}").seed())
                .isNotEqualTo(SonautoRequest.parse("{\"prompt\":\"b\"}").seed());
    }
}
