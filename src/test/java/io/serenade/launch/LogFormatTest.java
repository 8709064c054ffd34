package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogFormatTest {
    private static final String HANDLERS =
            "<named-formatter name=\"PATTERN\"/> and <named-formatter name=\"COLOR-PATTERN\"/>";

    @Test
    void leavesTextAsItIs() {
        assertThat(LogFormat.of("text").applyTo(HANDLERS)).isEqualTo(HANDLERS);
    }

    @Test
    void hasEveryHandlerWriteJson() {
        assertThat(LogFormat.of("json").applyTo(HANDLERS))
                .isEqualTo("<named-formatter name=\"JSON\"/> and <named-formatter name=\"JSON\"/>");
    }
}
