package io.serenade.rendering.ffmpeg;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The FFmpeg that this node uses, located once at the start: {@code FFMPEG_PATH}, otherwise the search path, otherwise
 * the bundled one of the trial start. All its work happens in children of a {@link ChildGroup}.
 */
public final class Ffmpeg {
    private static final System.Logger LOG = System.getLogger(Ffmpeg.class.getName());
    private static final String BUNDLED = "serenade.ffmpeg.bundled";
    private static final String WAY_OUT =
            "Install FFmpeg (for example: apt install ffmpeg) or let FFMPEG_PATH name its binary.";

    private final Path binary;
    private final String version;
    private final boolean bundled;
    private final Confinement confinement;

    private Ffmpeg(Path binary, String version, boolean bundled, Confinement confinement) {
        this.binary = binary;
        this.version = version;
        this.bundled = bundled;
        this.confinement = confinement;
    }

    /**
     * Finds a binary that runs and can encode H.264, AAC and MP3.
     *
     * @throws SettingsException when there is none, or when {@code FFMPEG_CAGE} demands namespaces that the system does
     *     not allow
     */
    public static Ffmpeg locate(Settings settings) {
        Ffmpeg found = search(settings);
        if (settings.flag("FFMPEG_CAGE", false)) {
            found.confinement.requireCage();
        }
        return found;
    }

    private static Ffmpeg search(Settings settings) {
        // Made for 720 px; a video of 1080 px needs 2.25 times as much.
        int memory = settings.integer("VIDEO_CHILD_MEMORY_MB", 320, 64, 16_384);
        Optional<Path> named = settings.find("FFMPEG_PATH").map(Path::of);
        if (named.isPresent()) {
            return open(named.get(), false, memory);
        }
        Optional<Path> installed = onSearchPath();
        if (installed.isPresent()) {
            return open(installed.get(), false, memory);
        }
        return open(
                bundled()
                        .orElseThrow(() -> new SettingsException(
                                "FFMPEG_PATH",
                                "is not set and there is no FFmpeg on " + "the search path. " + WAY_OUT)),
                true,
                memory);
    }

    static Ffmpeg open(Path binary, boolean bundled, int memoryMegabytes) {
        String version = readVersion(binary);
        Ffmpeg ffmpeg = new Ffmpeg(binary, version, bundled, Confinement.probe(binary, memoryMegabytes));
        LOG.log(System.Logger.Level.INFO, "FFmpeg {0} at {1}. {2}", version, binary, ffmpeg.confinement());
        return ffmpeg;
    }

    private static Optional<Path> onSearchPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(Path.of(folder, "ffmpeg"), Path.of(folder, "ffmpeg.exe")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> bundled() {
        String folder = System.getProperty(BUNDLED);
        if (folder == null) {
            return Optional.empty();
        }
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String architecture = machine.equals("x86_64") ? "amd64" : machine;
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith("ffmpeg-" + architecture) && Files.isExecutable(file);
                    })
                    .findFirst();
        } catch (IOException e) {
            throw new SettingsException(
                    BUNDLED, "names " + folder + ", which cannot be read (" + e.getMessage() + "). " + WAY_OUT);
        }
    }

    private static String readVersion(Path binary) {
        try {
            Process process = new ProcessBuilder(binary.toString(), "-version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readNBytes(16_384), StandardCharsets.UTF_8);
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new SettingsException(
                        "FFMPEG_PATH", "leads to " + binary + ", which does not answer. " + WAY_OUT);
            }
            String[] words = answer.split("\\s+", 4);
            if (process.exitValue() == 0 && words.length > 2 && words[1].equals("version")) {
                return words[2];
            }
        } catch (IOException e) {
            throw new SettingsException(
                    "FFMPEG_PATH", "leads to " + binary + ", which cannot be run (" + e.getMessage() + "). " + WAY_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SettingsException("FFMPEG_PATH", "leads to " + binary + ", which is no FFmpeg. " + WAY_OUT);
    }

    public Path binary() {
        return binary;
    }

    public String version() {
        return version;
    }

    /** Whether this is the bundled old FFmpeg, which is good for trying out Serenade but not for songs of strangers. */
    public boolean isBundled() {
        return bundled;
    }

    /** How children are confined, in words for the log. */
    public String confinement() {
        return confinement.describe();
    }

    /** A group whose children are killed when the deadline passes or the group is closed, whichever comes first. */
    public ChildGroup children(Duration deadline) {
        return new ChildGroup(confinement, deadline);
    }
}
