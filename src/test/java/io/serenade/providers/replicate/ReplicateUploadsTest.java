package io.serenade.providers.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.KnownSandboxKey;
import io.serenade.providers.RecordedService;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files for models of a Replicate that cannot reach us. */
class ReplicateUploadsTest {
    private static final String UPLOAD = "POST /v1/files";
    private static final byte[] SMALL = new byte[1_000];
    private static final byte[] LARGE = new byte[800_000];

    private final RecordedService replicate = new RecordedService();

    @AfterEach
    void close() {
        replicate.close();
    }

    @Test
    void sendsASmallFileWithinTheRequest() {
        assertThat(handOver(SMALL)).isEqualTo(inline(SMALL));
        assertThat(replicate.calls()).isEmpty();
    }

    @Test
    void uploadsALargeOne() {
        replicate.on(UPLOAD, 201, "{'id':'f1','urls':{'get':'https://api.replicate.com/v1/files/f1'}}");

        assertThat(handOver(LARGE)).isEqualTo("https://api.replicate.com/v1/files/f1");

        assertThat(replicate.calls(UPLOAD)).singleElement().satisfies(call -> {
            assertThat(call.header("Authorization")).contains("Bearer r8_test");
            assertThat(call.header("Content-Type").orElseThrow()).startsWith("multipart/form-data;");
            assertThat(call.body())
                    .contains("name=\"content\"; filename=\"input.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
                    .hasSizeGreaterThan(LARGE.length);
        });
    }

    /** Another server than Replicate's own may have no file store. */
    @ParameterizedTest
    @CsvSource({"404, '{}'", "413, '{}'", "500, '{}'", "201, '{}'", "201, 'nonsense'"})
    void sendsItWithinTheRequestWhereTheStoreFails(int status, String answer) {
        replicate.on(UPLOAD, status, answer);

        assertThat(handOver(LARGE)).isEqualTo(inline(LARGE));
    }

    @Test
    void sendsItWithinTheRequestWhereTheStoreGivesNoAnswer() {
        replicate.cuts(UPLOAD);

        assertThat(handOver(LARGE)).isEqualTo(inline(LARGE));
    }

    @Test
    void saysThatTheTokenIsWrong() {
        replicate.on(UPLOAD, 401, "{}");

        assertThatThrownBy(() -> handOver(LARGE)).isInstanceOf(AccountRefusedException.class);
    }

    private static String inline(byte[] file) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(file);
    }

    @SuppressWarnings("UnnecessaryAssignment") // There is no container here to inject them.
    private String handOver(byte[] file) {
        Map<String, String> variables = Map.of(
                "REPLICATE_API_TOKEN",
                "r8_test",
                "REPLICATE_BASE_URL",
                replicate.address("/v1").toString());
        ReplicateMediaGenerator generator = new ReplicateMediaGenerator();
        generator.settings = ReplicateSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
        generator.sandboxKey = new KnownSandboxKey("of the sandbox");
        generator.connect();
        return generator.handOver(file, MediaFormat.JPEG);
    }
}
