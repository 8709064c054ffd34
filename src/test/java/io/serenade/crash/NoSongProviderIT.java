package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox is off and only media can be made, because the songs have no key. */
class NoSongProviderIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    @Test
    void saysWhichKeyIsMissing() throws IOException {
        try (ReplicateStandIn replicate = new ReplicateStandIn(new byte[0]);
                RunningSerenade serenade = RunningSerenade.start(
                        data,
                        Map.of(
                                "REPLICATE_BASE_URL",
                                replicate.api().toString(),
                                "REPLICATE_API_TOKEN",
                                ReplicateStandIn.TOKEN))) {
            HttpResponse<String> refused = serenade.submit("Nobody");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(RunningSerenade.json(refused.body())).isEqualTo(RunningSerenade.json("""
                {"success":false,"error":"service_unavailable","message":"Songs cannot be ordered here yet: \
                the operator must set SONAUTO_API_KEY, or SANDBOX=on to try it."}\
                """));
            assertThat(refused.headers().firstValue("Retry-After"))
                    .as("it does not pass by itself")
                    .isEmpty();
            assertThat(RunningSerenade.json(serenade.get("/api/campaign").body())
                            .getString("state"))
                    .isEqualTo("unavailable");
            assertThat(serenade.get("/metrics").body()).contains("serenade_database_up 1.0");
            assertThat(serenade.send(serenade.request("/metrics")
                                    .header("X-Forwarded-For", "203.0.113.7")
                                    .build())
                            .statusCode())
                    .as("a proxy asks for anybody")
                    .isEqualTo(403);
            assertThat(serenade.rows("select count(*)::text from jobs where product <> ?", ""))
                    .containsExactly("0");
        }
    }
}
