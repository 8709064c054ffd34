package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.browser.SongFile;
import io.serenade.crash.RunningSerenade;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A server whose models are so dear that no budget pays for three clips. */
class DearFilmsIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    @Test
    void refusesASongBeforeAnythingIsPaid() throws IOException {
        try (RunningSerenade serenade = RunningSerenade.start(
                data, Map.of("SANDBOX", "on", "PRICE_STABLE_VIDEO_DIFFUSION", "7", "JOB_BUDGET_USD", "20.50"))) {
            Filming owner = new Filming(Api.at(serenade.address()));

            Answer refused = owner.upload("user_prompt", Filming.WISH, "audio_file", SongFile.wav("Dear", 13));

            refused.isProblem(400, "BUDGET_EXCEEDED");
            assertThat(refused.field("detail")).contains("20.50 dollars");
            assertThat(owner.get("/api/v1/jobs").json().getJsonArray("jobs")).isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
            assertThat(serenade.rows("select count(*)::text from ledger where operation like ?", "request-%"))
                    .containsExactly("0");
        }
    }
}
