package io.serenade.providers.revid;

import static io.serenade.platform.SharedJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.platform.keys.BodySignature;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.CallbackReader.CallbackRefusedException;
import io.serenade.providers.CallbackReader.CallbackRefusedException.Reason;
import io.serenade.providers.CallbackReader.Hint;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevidCallbacksTest {
    private static final String SECRET = "your-secret-key-here";
    private static final String READY = "{\"pid\":\"p_1\",\"status\":\"ready\",\"videoUrl\":\"https://x/y.mp4\"}";

    @Test
    void readsTheProvidersShapeAndTheRelays() {
        assertThat(read(Map.of(), null, READY)).isEqualTo(new Hint("p_1", true, Optional.empty()));
        assertThat(read(Map.of(), null, "{\"job_id\":\"revid_1\",\"status\":\"completed\",\"video_url\":null}"))
                .isEqualTo(new Hint("revid_1", true, Optional.empty()));
        assertThat(read(Map.of(), null, "{\"pid\":\"p_1\",\"status\":\"rendering\"}"))
                .isEqualTo(new Hint("p_1", false, Optional.empty()));
    }

    @Test
    void holdsWhoeverSignsToTheSignature() {
        String right = BodySignature.sign(READY.getBytes(StandardCharsets.UTF_8), new Secret(SECRET));

        assertThat(read(secret(), right, READY).externalId()).isEqualTo("p_1");
        assertThat(read(secret(), "sha256=" + right, READY).externalId()).isEqualTo("p_1");
        assertThat(read(secret(), null, READY).externalId()).isEqualTo("p_1");
        assertThat(refusal(secret(), right, READY.replace("p_1", "p_2"))).isEqualTo(Reason.NOT_PROVED);
        assertThat(refusal(secret(), "", READY)).isEqualTo(Reason.NOT_PROVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pid\":5,\"status\":\"ready\"}",
                "{\"pid\":\"../../x\",\"status\":\"ready\"}",
                "{\"status\":\"ready\"}",
                "{\"pid\":\"p_1\"}",
                "{\"job_id\":\"revid_1\",\"status\":5}"
            })
    void refusesWhatNamesNoVideoOrStatus(String body) {
        assertThat(refusal(Map.of(), null, body)).isEqualTo(Reason.MALFORMED);
    }

    private static Map<String, String> secret() {
        return Map.of("REVID_WEBHOOK_SECRET", SECRET);
    }

    private static Reason refusal(Map<String, String> environment, String signature, String body) {
        return catchThrowableOfType(CallbackRefusedException.class, () -> read(environment, signature, body))
                .reason();
    }

    private static Hint read(Map<String, String> environment, String signature, String body) {
        RevidCallbacks callbacks = new RevidCallbacks();
        callbacks.settings = RevidSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
        return callbacks.read(
                name -> name.equals("X-Revid-Signature") ? signature : null,
                body.getBytes(StandardCharsets.UTF_8),
                () -> JSON.createReader(new StringReader(body)).readObject());
    }
}
