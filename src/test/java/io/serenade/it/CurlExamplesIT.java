package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.browser.SongFile;
import io.serenade.platform.files.MediaFormat;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the examples of a document in one shell, in their order and as they stand, and compares the members of each answer
 * with those of the example below it.
 */
@ExtendWith(RunningServer.class)
class CurlExamplesIT {
    private static final Pattern BLOCK = Pattern.compile("```(sh|json)\n(.*?)```", Pattern.DOTALL);
    private static final String END = "--- end of example ---";
    private static final Pattern ROUTE = Pattern.compile("`(GET|POST|DELETE) (/[^ `]*)`");

    @TempDir
    private Path folder;

    /** @param answer the JSON shown below the command; empty where there is none */
    private record Example(String command, String answer) {}

    @ParameterizedTest
    @CsvSource({
        "docs/generation.md, result.png",
        "docs/accounts.md,",
        "docs/talking-pet.md,",
        "docs/pet-roast.md, roast.mp4",
        "docs/music-video.md, film.mp4"
    })
    void doWhatTheDocumentSays(Path document, String result, Api api) throws Exception {
        List<Example> examples = examples(Files.readString(document));
        assertThat(examples).hasSizeGreaterThan(3);
        Files.write(folder.resolve("song.wav"), SongFile.wav("An example", 14));
        List<String> outputs = run(api, examples.stream().map(Example::command).toList());
        assertThat(outputs).hasSameSizeAs(examples);
        for (int i = 0; i < examples.size(); i++) {
            String output = outputs.get(i);
            assertThat(output).as(examples.get(i).command()).doesNotContain("\"code\":\"", "command not found");
            if (!examples.get(i).answer().isEmpty()) {
                assertThat(parse(output).keySet())
                        .as(examples.get(i).command())
                        .containsExactlyInAnyOrderElementsOf(
                                parse(examples.get(i).answer()).keySet());
            }
        }
        if (result != null) {
            assertThat(MediaFormat.of(folder.resolve(result))).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/generation.md", "docs/pet-roast.md"})
    void coverEachRoute(Path file) throws IOException {
        String document = Files.readString(file);
        String commands = String.join(
                "\n", examples(document).stream().map(Example::command).toList());
        Matcher route = ROUTE.matcher(document);
        while (route.find()) {
            String path = route.group(2);
            if (path.endsWith("{token}") || path.endsWith("-webhook")) {
                continue; // only the provider knows a token, or what to tell
            }
            String shape = path.replace("/media/{file}", "$RESULT")
                    .replace("/roasts/{file}", "/roasts/$JOB.mp4")
                    .replace("{job_id}", "$JOB")
                    .replaceAll("\\{id}", "\\$(");
            assertThat(commands).as(route.group()).contains("$SITE" + shape);
        }
    }

    private static List<Example> examples(String document) {
        List<Example> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(document);
        while (block.find()) {
            boolean isCommand = block.group(1).equals("sh");
            if (isCommand && !block.group(2).startsWith("SITE=")) {
                examples.add(new Example(block.group(2), ""));
            } else if (!isCommand) {
                Example last = examples.remove(examples.size() - 1);
                examples.add(new Example(last.command(), block.group(2)));
            }
        }
        return examples;
    }

    /** @return what each command has printed */
    private List<String> run(Api api, List<String> commands) throws Exception {
        StringBuilder script = new StringBuilder();
        commands.forEach(command ->
                script.append(command).append("echo\necho '").append(END).append("'\n"));
        Path file = Files.writeString(folder.resolve("examples.sh"), script);
        ProcessBuilder shell = new ProcessBuilder("bash", "-e", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("SITE", api.address());
        shell.environment().put("PHOTO", api.address() + "/sandbox/photos/dog.jpg");
        shell.environment().put("ADMIN", "admin:" + RunningServer.PASSWORD);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(420, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        List<String> parts = List.of(output.split("\n" + END + "\n"));
        return parts;
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.substring(text.indexOf('{'))))) {
            return reader.readObject();
        }
    }
}
