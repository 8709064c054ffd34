package io.serenade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What others have written and we hand on: each of one version, under a licence that we know. That pages load nothing from
 * elsewhere is {@code PagesTest}'s.
 *
 * <p>Seen to fail with a range as a version, and with {@code MIT} off the list of licences.
 */
class SupplyChainTest {
    private static final Pattern MOVING = Pattern.compile("[\\[(,].*|.*SNAPSHOT|LATEST|RELEASE");
    private static final Pattern LICENCES = Pattern.compile(
            ".*\\b(Apache|MIT|0?BSD|ISC|EPL|Eclipse|EDL|CDDL|GPL2 w/ CPE|GPL.*class.?path.*exception|LGPL|Lesser|MPL|Mozilla|UPL"
                    + "|Universal Permissive|CC0|Public Domain|Bouncy Castle|Unlicense|Go License|Unicode)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Test
    void everyVersionIsOneVersion() throws Exception {
        Document pom = read(Path.of("pom.xml"));

        assertThat(Stream.of("dependency", "plugin", "artifactItem", "path", "parent")
                        .flatMap(kind -> elements(pom.getDocumentElement(), kind))
                        .flatMap(element -> child(element, "version").stream()))
                .hasSizeGreaterThan(50)
                .noneMatch(version -> MOVING.matcher(version).matches());
        assertThat(elements(pom.getDocumentElement(), "properties")
                        .flatMap(SupplyChainTest::children)
                        .filter(property -> property.getTagName().endsWith(".version"))
                        .map(Element::getTextContent))
                .isNotEmpty()
                .noneMatch(version -> MOVING.matcher(version).matches());
        Set<String> managed = new TreeSet<>();
        elements(pom.getDocumentElement(), "plugin")
                .filter(plugin -> child(plugin, "version").isPresent())
                .forEach(plugin -> managed.add(child(plugin, "artifactId").orElseThrow()));
        assertThat(elements(pom.getDocumentElement(), "plugin")
                        .map(plugin -> child(plugin, "artifactId").orElseThrow()))
                .as("plugins of one version")
                .isSubsetOf(managed);
    }

    @Test
    void everyLibraryHasALicenceThatWeKnow() throws Exception {
        List<String> unknown = new ArrayList<>();
        int looked = 0;
        for (Path jar : libraries()) {
            Path pom = Path.of(jar.toString().replaceFirst("(-[a-z_0-9]+)?\\.jar$", ".pom"));
            Path own = Files.exists(pom) ? pom : Path.of(jar.toString().replaceFirst("\\.jar$", ".pom"));
            String licences = licences(Files.exists(own) ? own : anyIn(jar.getParent()));
            looked++;
            if (!LICENCES.matcher(licences).matches()) {
                unknown.add(jar.getFileName() + ": " + licences);
            }
        }
        assertThat(looked).isGreaterThan(50);
        assertThat(unknown).isEmpty();
    }

    private static List<Path> libraries() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && entry.contains("repository"))
                .map(Path::of)
                .toList();
    }

    private static Path anyIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pom"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Of a description, or of the first of its parents that names any. */
    private static String licences(Path description) throws Exception {
        Element project = read(description).getDocumentElement();
        List<String> names = elements(project, "license")
                .map(licence -> child(licence, "name").orElse("") + " "
                        + child(licence, "url").orElse(""))
                .toList();
        Optional<Element> parent = children(project)
                .filter(child -> child.getTagName().equals("parent"))
                .findFirst();
        if (!names.isEmpty() || parent.isEmpty()) {
            return String.join(", ", names);
        }
        String artifact = child(parent.get(), "artifactId").orElseThrow();
        String version = child(parent.get(), "version").orElseThrow();
        Path repository = description;
        while (!repository.getFileName().toString().equals("repository")) {
            repository = repository.getParent();
        }
        return licences(repository
                .resolve(child(parent.get(), "groupId").orElseThrow().replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom"));
    }

    private static Document read(Path file) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static Stream<Element> elements(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static Stream<Element> children(Element element) {
        NodeList found = element.getChildNodes();
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static Optional<String> child(Element element, String name) {
        return children(element)
                .filter(child -> child.getTagName().equals(name))
                .findFirst()
                .map(child -> child.getTextContent().strip());
    }
}
