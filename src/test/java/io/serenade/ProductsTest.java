package io.serenade;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Product;
import io.serenade.jobs.Workflow;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProductsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/serenade");
    private static final List<String> BUILT_FROM = List.of("src/main", "pom.xml", "server-config", "docker");

    @Test
    void haveNamesAndWorkflowsOfTheirOwn() {
        assertThat(Products.all()).extracting(Product::name).doesNotHaveDuplicates();
        assertThat(Products.all())
                .extracting(Product::workflow)
                .doesNotHaveDuplicates()
                .allSatisfy(workflow -> assertThat(workflow).isAssignableTo(Workflow.class));
    }

    /**
     * What a new product has to edit outside its own package: this list is the whole of it, beside the migrations and
     * the documents, and the templates of its pages in a folder of their own.
     */
    @Test
    void areKnownToTheListAndThePersistenceUnitOnly() throws IOException {
        Map<String, Set<String>> mentions =
                Products.all().stream().collect(Collectors.toMap(Product::name, ProductsTest::filesThatMention));

        assertThat(mentions.get("generation"))
                .filteredOn(file -> !file.startsWith("src/main/jte/generation/"))
                .containsExactlyInAnyOrder(
                        "src/main/java/io/serenade/Products.java", "src/main/resources/META-INF/persistence.xml");
        assertThat(mentions.get("talkingpet"))
                .filteredOn(file -> !file.startsWith("src/main/jte/talkingpet/"))
                .containsExactlyInAnyOrder(
                        "src/main/java/io/serenade/Products.java", "src/main/resources/META-INF/persistence.xml");
        assertThat(mentions.get("lovesong"))
                .filteredOn(file -> !file.startsWith("src/main/jte/lovesong/"))
                .containsExactlyInAnyOrder(
                        "src/main/java/io/serenade/Products.java", "src/main/resources/META-INF/persistence.xml");
    }

    /** A new provider has a package of its own here and in the sandbox, which finds it by the list of products. */
    @Test
    void haveProvidersThatTheyAloneName() {
        assertThat(Products.providers()).isNotEmpty().allSatisfy(provider -> {
            Path client = SOURCES.resolve("providers").resolve(provider.name());
            Path standIn = SOURCES.resolve("sandbox").resolve(provider.name());
            assertThat(filesBelow(standIn)).anyMatch(file -> text(file).contains("implements StandIn "));
            assertThat(filesBelow(SOURCES))
                    .filteredOn(file -> !file.startsWith(client) && !file.startsWith(standIn))
                    .filteredOn(file -> !isOfAProduct(file))
                    .filteredOn(file -> text(file).contains("\"" + provider.name() + "\"")
                            || text(file).contains("\"" + provider.keyVariable() + "\"")
                            || text(file).contains("." + provider.name() + "."))
                    .isEmpty();
        });
    }

    private static boolean isOfAProduct(Path file) {
        return Products.all().stream().anyMatch(product -> file.startsWith(folderOf(product)));
    }

    private static Path folderOf(Product product) {
        return SOURCES.resolve(product.getClass().getPackageName().substring("io.serenade.".length()));
    }

    private static Set<String> filesThatMention(Product product) {
        String name = product.getClass().getPackageName();
        Path own = folderOf(product);
        return BUILT_FROM.stream()
                .flatMap(root -> filesBelow(Path.of(root)))
                .filter(file -> !file.startsWith(own))
                .filter(file -> {
                    String text = text(file);
                    return text.contains(name) || text.contains(name.replace('.', '/'));
                })
                .map(Path::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> filesBelow(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The launcher of the container has no server on its class path. */
    @Test
    void tellSettingsAndProvidersWithoutTheServersLibraries() throws Exception {
        try (LauncherClasses classes = new LauncherClasses()) {
            Class<?> settingsType = classes.loadClass("io.serenade.platform.settings.Settings");
            Map<String, String> environment = Map.of("SANDBOX", "on");
            Function<String, Optional<String>> source = name -> Optional.ofNullable(environment.get(name));
            Object settings = settingsType.getConstructor(Function.class).newInstance(source);

            invoke(classes, "io.serenade.launch.Preflight", "check", settingsType, settings);
            Object standIns = invoke(classes, "io.serenade.launch.StandIns", "from", settingsType, settings);

            assertThat(standIns.getClass().getClassLoader()).isSameAs(classes);
            assertThat(standIns.toString()).contains("SONAUTO_API_KEY", "REPLICATE_API_TOKEN", "ELEVEN_API_KEY");
        }
    }

    private static Object invoke(ClassLoader classes, String type, String method, Class<?> parameter, Object argument)
            throws ReflectiveOperationException {
        var called = classes.loadClass(type).getDeclaredMethod(method, parameter);
        called.setAccessible(true);
        return called.invoke(null, argument);
    }

    /** Our own classes anew, and everything else but what only the server has. */
    private static final class LauncherClasses extends URLClassLoader {
        LauncherClasses() throws MalformedURLException {
            super(new URL[] {Path.of("target/classes").toUri().toURL()}, ProductsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (Arrays.asList("jakarta.ws.rs.", "jakarta.servlet.", "jakarta.ejb.", "jakarta.persistence.").stream()
                    .anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.serenade.")) {
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? findClass(name) : loaded;
                }
            }
            return super.loadClass(name, resolve);
        }
    }
}
