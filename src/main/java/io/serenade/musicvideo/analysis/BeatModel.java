package io.serenade.musicvideo.analysis;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An operator's own beat network, loaded with the first song. {@code BEAT_MODEL_PATH} names it; without it, or if it is
 * not sure about a song, our own trackers find the beats.
 */
public final class BeatModel {
    private static final Logger LOG = System.getLogger(BeatModel.class.getName());
    private static final String VARIABLE = "BEAT_MODEL_PATH";

    private final Optional<Path> file;
    private Optional<BeatNetwork> network = Optional.empty();
    private boolean opened;

    private BeatModel(Optional<Path> file) {
        this.file = file;
    }

    public static BeatModel from(Settings settings) {
        return new BeatModel(settings.find("BEAT_MODEL_PATH").map(BeatModel::file));
    }

    /** Only our own trackers are used. */
    public static BeatModel none() {
        return new BeatModel(Optional.empty());
    }

    private static Path file(String name) {
        Path file = Path.of(name).toAbsolutePath();
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw Settings.refusal(VARIABLE, name, "an ONNX file that can be read");
        }
        return file;
    }

    /** Runs it once; does nothing where there is none. @throws SettingsException when it cannot be used */
    public void check() {
        if (file.isEmpty()) {
            return;
        }
        try (BeatNetwork tried = open(file.get())) {
            LOG.log(Level.DEBUG, "{0} hears {1} frames at once", file.get(), tried.window());
        } catch (UnusableBeatModelException e) {
            throw new SettingsException(VARIABLE, "names " + file.get() + ", which " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new SettingsException(
                    VARIABLE, "names " + file.get() + ", which cannot be read (" + e.getMessage() + ").");
        } catch (LinkageError e) {
            throw new SettingsException(
                    VARIABLE, "cannot be used, because ONNX Runtime has no build for this machine: leave it empty.");
        }
    }

    /** Empty if there is none, or ONNX Runtime is missing. */
    synchronized Optional<BeatNetwork> network() {
        if (!opened) {
            opened = true;
            network = file.flatMap(BeatModel::tryToOpen);
        }
        return network;
    }

    private static Optional<BeatNetwork> tryToOpen(Path model) {
        try {
            return Optional.of(open(model));
        } catch (UnusableBeatModelException | IOException | LinkageError | RuntimeException e) {
            // Whatever the loader throws if the server has no ONNX Runtime.
            LOG.log(Level.WARNING, "Beats are found without " + model + ", which cannot be used here", e);
            return Optional.empty();
        }
    }

    private static BeatNetwork open(Path model) throws IOException, UnusableBeatModelException {
        return OnnxBeatNetwork.open(Files.readAllBytes(model));
    }
}
