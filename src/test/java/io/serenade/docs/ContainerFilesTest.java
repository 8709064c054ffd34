package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The container files can be read and name what the rest of the repository has. */
class ContainerFilesTest {
    private static final Set<String> OF_THE_IMAGES = Set.of(
            "POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD", "ARTEMIS_USER", "ARTEMIS_PASSWORD", "EXTRA_ARGS");

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

    @Test
    void aSiteSetsOnlyVariablesThatAreRead() throws IOException {
        Map<String, Object> site = new Yaml().load(Files.readString(Path.of("docker/compose.site.yaml")));
        Map<String, Object> serenade = map(map(site.get("services")).get("serenade"));

        assertThat(map(site.get("services"))).containsOnlyKeys("serenade", "proxy", "prometheus", "grafana");
        assertThat(SettingsInCode.scan(Path.of("src/main/java")).names())
                .containsAll(map(serenade.get("environment")).keySet());
    }

    /** The proxy alone is believed about visitors' addresses, so its address must be the one that is trusted. */
    @Test
    void aSiteTrustsItsProxyAlone() throws IOException {
        Map<String, Object> services = map(new Yaml()
                .<Map<String, Object>>load(Files.readString(Path.of("docker/compose.site.yaml")))
                .get("services"));
        Map<String, Object> networks = map(map(services.get("proxy")).get("networks"));
        Map<String, Object> serenade = map(map(services.get("serenade")).get("environment"));

        assertThat(serenade.get("TRUSTED_PROXIES"))
                .isEqualTo(map(networks.get("default")).get("ipv4_address"));
    }

    @Test
    void filesThatContainersMountAreThere() throws IOException {
        String site = Files.readString(Path.of("docker/compose.site.yaml"));

        assertThat(Pattern.compile("- (\\.[^:]+):").matcher(site).results())
                .hasSizeGreaterThan(3)
                .allSatisfy(mount ->
                        assertThat(Path.of("docker").resolve(mount.group(1))).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration", "web", "worker", "broker"})
    void podsSetOnlyVariablesThatAreRead(String file) throws IOException {
        Set<String> read = SettingsInCode.scan(Path.of("src/main/java")).names();
        String text = Files.readString(Path.of("docker/kubernetes", file + ".yaml"));

        assertThat(new Yaml().loadAll(text)).isNotEmpty();
        assertThat(Pattern.compile("(?m)^ {2}([A-Z][A-Z0-9_]+):|- name: ([A-Z][A-Z0-9_]+)$")
                        .matcher(text)
                        .results()
                        .map(name -> name.group(1) == null ? name.group(2) : name.group(1)))
                .allSatisfy(name -> assertThat(read.contains(name) || OF_THE_IMAGES.contains(name))
                        .as(name)
                        .isTrue());
    }

    @Test
    void probesOfPodsAskAddressesThatAreThere() throws IOException {
        String servlet = Files.readString(Path.of("src/main/java/io/serenade/platform/web/HealthServlet.java"));

        for (String file : List.of("web", "worker")) {
            String text = Files.readString(Path.of("docker/kubernetes", file + ".yaml"));
            assertThat(Pattern.compile("path: (/health/\\w+)").matcher(text).results())
                    .hasSize(3)
                    .allSatisfy(probe -> assertThat(servlet).contains("\"" + probe.group(1) + "\""));
        }
    }

    private Map<String, Object> services() {
        return map(compose.get("services"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
