package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {
    @TempDir
    Path folder;

    /** What a killed server was working on would otherwise stay for ever. */
    @Test
    void keepsTemporaryFilesWhereTheNextStartRemovesThem() throws Exception {
        ServerInstance instance = new ServerInstance(folder.resolve("server"));
        ServerFiles files = new ServerFiles(
                Files.createDirectories(folder.resolve("home/standalone/configuration"))
                        .getParent()
                        .getParent(),
                Files.writeString(folder.resolve("ROOT.war"), "the application"));
        assertThat(command(instance, files)).contains("-Djava.io.tmpdir=" + instance.temporaryFiles());
        Path left = Files.createDirectories(instance.temporaryFiles()).resolve("serenade-roast.mp4");
        Files.writeString(left, "half a roast");

        instance.prepare(files, LogFormat.TEXT, Optional.empty());

        assertThat(instance.temporaryFiles()).isEmptyDirectory();
    }

    /** The last of two options of a name is the one that counts. */
    @Test
    void letsAPersonChooseAnotherFolderForThem() {
        List<String> command = command(
                new ServerInstance(folder), new ServerFiles(folder, folder), "JAVA_OPTS", "-Djava.io.tmpdir=/else");

        assertThat(command)
                .filteredOn(option -> option.startsWith("-Djava.io.tmpdir"))
                .last()
                .isEqualTo("-Djava.io.tmpdir=/else");
    }

    /** A server whose memory is full loses timers and streams for good, so it ends and is started again. */
    @Test
    void endsAServerWhoseMemoryIsFull() {
        assertThat(command(new ServerInstance(folder), new ServerFiles(folder, folder)))
                .contains("-XX:+ExitOnOutOfMemoryError");
    }

    private static List<String> command(ServerInstance instance, ServerFiles files) {
        return command(instance, files, "HTTP_PORT", "8080");
    }

    private static List<String> command(ServerInstance instance, ServerFiles files, String name, String value) {
        Map<String, String> given = Map.of(name, value);
        return ServerCommand.of(
                LaunchSettings.from(new Settings(asked -> Optional.ofNullable(given.get(asked)))),
                files,
                new DetectorLibrary(Optional.empty()),
                instance);
    }
}
