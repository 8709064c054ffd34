package io.serenade.platform.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.settings.Secret;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BodySignatureTest {
    /** Of RFC 4231, test case 2. */
    private static final Secret KEY = new Secret("Jefe");

    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void signsAsTheStandardSays() {
        assertThat(BodySignature.sign(BODY, KEY)).isEqualTo(SIGNATURE);
    }

    @Test
    void takesSignaturesBareOrNamed() {
        assertThat(BodySignature.fits(SIGNATURE, BODY, KEY)).isTrue();
        assertThat(BodySignature.fits("sha256=" + SIGNATURE.toUpperCase(Locale.ROOT), BODY, KEY))
                .isTrue();
    }

    @Test
    void refusesWhatIsNotOfThisBodyAndSecret() {
        assertThat(BodySignature.fits(SIGNATURE, "what do ya want?".getBytes(UTF_8), KEY))
                .isFalse();
        assertThat(BodySignature.fits(SIGNATURE, BODY, new Secret("jefe"))).isFalse();
        assertThat(BodySignature.fits("", BODY, KEY)).isFalse();
        assertThat(BodySignature.fits("sha256=", BODY, KEY)).isFalse();
    }
}
