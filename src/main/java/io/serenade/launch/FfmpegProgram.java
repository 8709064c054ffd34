package io.serenade.launch;

import io.serenade.platform.Settings;
import io.serenade.platform.SettingsException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The FFmpeg the server is told to use: {@code FFMPEG_PATH}, else the search path, else the bundled one. */
record FfmpegProgram(Path binary, boolean bundled) {

    static FfmpegProgram locate(Settings settings, Optional<Path> bundledFolder) {
        Optional<String> named = settings.find("FFMPEG_PATH");
        if (named.isPresent()) {
            return new FfmpegProgram(
                    onSearchPath(settings, named.get())
                            .orElseThrow(() -> new SettingsException(
                                    "FFMPEG_PATH",
                                    "is \"" + named.get() + "\", which is no program: let it name the ffmpeg binary, or"
                                            + " leave it out to use the one on the PATH.")),
                    false);
        }
        return onSearchPath(settings, "ffmpeg")
                .map(binary -> new FfmpegProgram(binary, false))
                .or(() -> bundledFolder.flatMap(FfmpegProgram::inFolder).map(binary -> new FfmpegProgram(binary, true)))
                .orElseThrow(() -> new SettingsException(
                        "FFMPEG_PATH",
                        "is not set and there is no FFmpeg on the PATH: install it (for example apt install ffmpeg) or"
                                + " let FFMPEG_PATH name its binary."));
    }

    private static Optional<Path> onSearchPath(Settings settings, String program) {
        if (program.contains(File.separator)) {
            return Optional.of(Path.of(program).toAbsolutePath()).filter(FfmpegProgram::isProgram);
        }
        return Arrays.stream(settings.text("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program).toAbsolutePath())
                .filter(FfmpegProgram::isProgram)
                .findFirst();
    }

    private static Optional<Path> inFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("ffmpeg-"))
                    .filter(FfmpegProgram::isProgram)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
