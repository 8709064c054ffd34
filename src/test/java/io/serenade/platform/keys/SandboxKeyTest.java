package io.serenade.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.settings.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxKeyTest {
    private final SandboxKey key = new SandboxKey() {
        @Override
        public Secret get() {
            return new Secret("s3cret-of-this-installation");
        }
    };

    @Test
    void takesItself() {
        assertThat(key.matches("s3cret-of-this-installation")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "sandbox", "s3cret-of-this-installatio", "S3CRET-OF-THIS-INSTALLATION"})
    void takesNothingElse(String shown) {
        assertThat(key.matches(shown)).isFalse();
    }
}
