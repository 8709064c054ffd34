package io.serenade.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void makesStrictAndDifferentCuids() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String id = Ids.newCuid();
            assertThat(Ids.isCuid(id)).as(id).isTrue();
            ids.add(id);
        }
        assertThat(ids).hasSize(1_000);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "a",
                "../../etc/passwd",
                "1bcdefghijklmnopqrstuvwx",
                "Abcdefghijklmnopqrstuvwx",
                "abcdefghijklmnopqrstuvwxy",
                "abcdefghijklmnopqrstuvw\n",
                "abcdefghijklmnopqrstuv.."
            })
    void acceptsNothingElse(String id) {
        assertThat(Ids.isCuid(id)).isFalse();
    }
}
