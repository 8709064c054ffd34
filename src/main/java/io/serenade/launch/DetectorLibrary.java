package io.serenade.launch;

import io.serenade.detector.DetectorSettings;
import io.serenade.detector.PetDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The native library of the detector, which the build places next to the server once: by default the runtime would
 * unpack it into the system's temporary folder at each start and leave a folder behind.
 *
 * @param folder empty if there is none for this machine
 */
record DetectorLibrary(Optional<Path> folder) {
    /** The system property that names its folder. */
    private static final String PROPERTY = "onnxruntime.native.path";

    private static final List<Path> LOADERS = List.of(Path.of("/lib"), Path.of("/lib64"));

    static DetectorLibrary of(ServerFiles files) {
        Path natives = files.home().resolve("onnxruntime/ai/onnxruntime/native");
        return new DetectorLibrary(
                isMusl()
                        ? Optional.empty()
                        : list(natives).filter(Files::isDirectory).findFirst());
    }

    /** Alpine's C library, and not that of other Linuxes, for which the library is made. */
    private static boolean isMusl() {
        return hasLoader("ld-musl-") && !hasLoader("ld-linux");
    }

    private static boolean hasLoader(String name) {
        return LOADERS.stream()
                .flatMap(DetectorLibrary::list)
                .anyMatch(file -> file.getFileName().toString().startsWith(name));
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's option that points to it. */
    Optional<String> option() {
        return folder.map(path -> "-D" + PROPERTY + "=" + path);
    }

    /** Makes the library available to the launcher, so that models can be tested before the server starts. */
    void lead() {
        folder.ifPresent(path -> System.setProperty(PROPERTY, path.toString()));
    }

    /** Runs an operator's own network once. @throws io.serenade.platform.settings.SettingsException when it cannot be used */
    void check(DetectorSettings settings) {
        lead();
        folder.ifPresent(path -> PetDetector.checkOwnModel(settings));
    }

    /** What the person at the console should know; empty if all is well. */
    Optional<String> complaint(DetectorSettings settings) {
        return settings.on() && folder.isEmpty()
                ? Optional.of(
                        "Nobody looks for pets in photos here, because ONNX Runtime has no build for this machine ("
                                + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                                + (isMusl() ? " with musl" : "") + "); PET_DETECTION=off silences this.")
                : Optional.empty();
    }
}
