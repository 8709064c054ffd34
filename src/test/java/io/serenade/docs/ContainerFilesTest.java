package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The container files can be read and name what the rest of the repository has. */
class ContainerFilesTest {
    private static final Set<String> OF_THE_IMAGES = Set.of("POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD");

    private final Map<String, Object> compose = new Yaml().load(Files.readString(Path.of("docker/compose.yaml")));
    private final String dockerfile = Files.readString(Path.of("docker/Dockerfile"));

    ContainerFilesTest() throws IOException {}

    @Test
    void composeStartsServerAndDatabaseWithVolumesAndHealthChecks() {
        assertThat(services()).containsOnlyKeys("serenade", "db");
        services().values().forEach(service -> assertThat(map(service)).containsKeys("volumes", "healthcheck"));
        assertThat(map(compose.get("volumes"))).containsOnlyKeys("media", "database");
    }

    @Test
    void composeSetsOnlyVariablesThatAreRead() throws IOException {
        Set<String> read = SettingsInCode.scan(Path.of("src/main/java")).names();

        services().values().forEach(service -> assertThat(
                        map(map(service).get("environment")).keySet())
                .allSatisfy(name -> assertThat(OF_THE_IMAGES.contains(name) || read.contains(name))
                        .as(name)
                        .isTrue()));
    }

    @Test
    void imageStartsTheLauncherThatIsThere() {
        assertThat(dockerfile).contains("io.serenade.launch.Launcher").contains("serenade.server.home", "serenade.war");
        assertThat(Path.of("src/main/java/io/serenade/launch/Launcher.java")).exists();
    }

    @Test
    void imageTakesTheServerThatTheBuildUnpacks() throws IOException {
        String version = Files.readString(Path.of("pom.xml"))
                .replaceAll("(?s).*<wildfly.version>([^<]*)</wildfly.version>.*", "$1");

        assertThat(dockerfile).contains("/build/target/wildfly-" + version + " ");
    }

    @Test
    void imageRunsWithoutRootAndTellsItsHealth() {
        assertThat(dockerfile).containsPattern("(?m)^USER serenade$").contains("HEALTHCHECK", "/health/live");
    }

    private Map<String, Object> services() {
        return map(compose.get("services"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
