package io.serenade.detector;

import io.serenade.platform.SettingsException;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FrameReader;
import io.serenade.rendering.ffmpeg.FrameReader.SampledFrame;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Says whether a pet is to be seen. The network is loaded with the first picture, so that a site which never asks pays
 * nothing, and it uses half the processors at most.
 */
@ApplicationScoped
public class PetDetector {
    private static final Logger LOG = System.getLogger(PetDetector.class.getName());
    private static final String SHIPPED = "nanodet-g-416.onnx";
    private static final int MAX_FRAMES = 8;

    private final Semaphore looking =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    @Inject
    DetectorSettings settings;

    private volatile Opened opened;

    /** Either somebody who looks or the sentence why nobody does. */
    private record Opened(Optional<Eye> eye, String absence, Throwable cause) {}

    /** Whether the operator wants pictures to be looked at; they may still be unable to be. */
    public boolean isOn() {
        return settings.on();
    }

    /** Why nobody can look at pictures here, as a sentence; empty where somebody can. Loads the network. */
    public Optional<String> findAbsence() {
        Opened known = open();
        return known.eye().isPresent() ? Optional.empty() : Optional.of(known.absence());
    }

    /**
     * Looks at an upright picture.
     *
     * @throws DetectorUnavailableException when nobody can
     */
    public Sighting look(BufferedImage picture) {
        Eye eye = eye();
        return inTurn(() -> eye.see(picture));
    }

    /**
     * Looks at up to eight frames of a clip, evenly over its first minute; the best of them is judged as a picture is.
     *
     * @param ffmpeg takes the frames out of it
     * @throws DetectorUnavailableException when nobody can look
     * @throws IOException when the clip cannot be read within the deadline
     */
    public ClipSighting look(Path clip, Ffmpeg ffmpeg, Duration deadline) throws IOException, InterruptedException {
        eye();
        return look(new FrameReader(ffmpeg).sample(clip, MAX_FRAMES, deadline).frames());
    }

    /**
     * Looks at frames of a clip, one at least; the best of them is judged as a picture is.
     *
     * @throws DetectorUnavailableException when nobody can
     */
    public ClipSighting look(List<SampledFrame> frames) {
        Eye eye = eye();
        SampledFrame best = frames.stream()
                .max(Comparator.comparingDouble(frame -> inTurn(() -> eye.glance(frame.picture()))))
                .orElseThrow();
        return new ClipSighting(look(best.picture()), best.at(), best.picture());
    }

    private Eye eye() {
        Opened known = open();
        return known.eye().orElseThrow(() -> new DetectorUnavailableException(known.absence(), known.cause()));
    }

    private <T> T inTurn(Supplier<T> look) {
        looking.acquireUninterruptibly();
        try {
            return look.get();
        } finally {
            looking.release();
        }
    }

    private Opened open() {
        Opened known = opened;
        return known == null ? openOnce() : known;
    }

    private synchronized Opened openOnce() {
        if (opened == null) {
            opened = settings.on()
                    ? load(settings)
                    : new Opened(Optional.empty(), "Pets are not looked for, because PET_DETECTION is off.", null);
            if (opened.cause() != null) {
                LOG.log(Level.WARNING, opened.absence(), opened.cause());
            }
        }
        return opened;
    }

    private static Opened load(DetectorSettings settings) {
        try {
            return new Opened(Optional.of(openEye(settings)), "", null);
        } catch (UnusableModelException e) {
            return absent(
                    "the file " + settings.ownModel().map(Path::toString).orElse(SHIPPED) + " " + e.getMessage(), e);
        } catch (IOException e) {
            return absent("its file cannot be read (" + e.getMessage() + ")", e);
        } catch (LinkageError | RuntimeException e) {
            // Whatever its loader throws where there is no build for this machine, or no ONNX Runtime in the server.
            return absent("ONNX Runtime cannot be loaded here", e);
        }
    }

    private static Opened absent(String reason, Throwable cause) {
        return new Opened(Optional.empty(), "Pets cannot be looked for: " + reason + ".", cause);
    }

    private static Eye openEye(DetectorSettings settings) throws IOException, UnusableModelException {
        Network network;
        Calibration calibration;
        if (settings.ownModel().isPresent()) {
            network = OnnxNetwork.open(Files.readAllBytes(settings.ownModel().get()), settings.classes());
            calibration = Calibration.NONE;
        } else {
            network = OnnxNetwork.open(shippedModel(), List.of());
            calibration = Calibration.SHIPPED;
        }
        return new Eye(network, calibration, settings.minConfidence());
    }

    private static byte[] shippedModel() throws IOException {
        try (InputStream in = PetDetector.class.getResourceAsStream(SHIPPED)) {
            return in.readAllBytes();
        }
    }

    /**
     * Runs an operator's own file once; does nothing where there is none.
     *
     * @throws SettingsException when it cannot be used
     */
    public static void checkOwnModel(DetectorSettings settings) {
        if (!settings.on() || settings.ownModel().isEmpty()) {
            return;
        }
        try (Eye eye = openEye(settings)) {
            eye.glance(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        } catch (UnusableModelException e) {
            throw new SettingsException(
                    "PET_DETECTOR", "names " + settings.ownModel().get() + ", which " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new SettingsException(
                    "PET_DETECTOR",
                    "names " + settings.ownModel().get() + ", which cannot be read (" + e.getMessage() + ").");
        } catch (LinkageError e) {
            throw new SettingsException(
                    "PET_DETECTOR",
                    "cannot be used, because ONNX Runtime has no build for this machine: set PET_DETECTION=off.");
        }
    }

    @PreDestroy
    void close() {
        Opened known = opened;
        if (known != null) {
            known.eye().ifPresent(Eye::close);
        }
    }
}
