package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Dashboard and alerts can be read, and the document says what to do about each alert. */
class ObservabilityFilesTest {
    @Test
    void alertsAreRulesThatTheDocumentExplains() throws IOException {
        String document = Files.readString(Path.of("docs/operating.md"));

        assertThat(alerts()).hasSizeGreaterThan(10).allSatisfy(rule -> {
            assertThat(rule).containsKeys("alert", "expr", "labels", "annotations");
            assertThat(document).contains("| `" + rule.get("alert") + "` |");
        });
    }

    @Test
    void dashboardsPanelsAllAskForSomething() throws IOException {
        try (JsonReader reader = Json.createReader(Files.newInputStream(ObservedNames.DASHBOARD))) {
            JsonObject dashboard = reader.readObject();
            assertThat(dashboard.getJsonArray("panels").getValuesAs(JsonObject.class))
                    .filteredOn(panel -> !panel.getString("type").equals("row"))
                    .hasSizeGreaterThan(15)
                    .allSatisfy(
                            panel -> assertThat(panel.getJsonArray("targets")).isNotEmpty());
        }
    }

    @Test
    void theDocumentListsEveryMeasureThatTheyAskFor() throws IOException {
        String document = Files.readString(Path.of("docs/operating.md"));

        assertThat(ObservedNames.ours()).hasSizeGreaterThan(20).allSatisfy(name -> assertThat(document)
                .contains("`" + name.replaceFirst("_(bucket|count|sum)$", "") + "`"));
    }

    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file =
                new Yaml().load(Files.readString(ObservedNames.ALERTS));
        return file.get("groups").get(0).get("rules");
    }
}
