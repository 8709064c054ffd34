package io.serenade.detector;

import io.serenade.platform.settings.SettingsException;
import io.serenade.platform.telemetry.Measures;
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
 * Says whether a picture or a clip shows a pet. The network is loaded for the first picture, so a site that never asks
 * pays nothing, and it uses at most half the processors.
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

    /** Either a classifier or the sentence that says why there is none. */
    private record Opened(Optional<PetClassifier> classifier, String absence, Throwable cause) {}

    /** Whether the operator has turned detection on; it may be unavailable all the same. */
    public boolean isOn() {
        return settings.on();
    }

    /** Why detection is unavailable here, as a sentence; empty when it is available. Loads the network. */
    public Optional<String> findAbsence() {
        Opened known = open();
        return known.classifier().isPresent() ? Optional.empty() : Optional.of(known.absence());
    }

    /**
     * Runs detection on an upright picture.
     *
     * @throws DetectorUnavailableException when detection is unavailable
     */
    public Sighting detect(BufferedImage picture) {
        PetClassifier classifier = classifier();
        Sighting sighting = inTurn(() -> classifier.classify(picture));
        Measures.petLookedFor(sighting.petSeen());
        return sighting;
    }

    /**
     * Runs detection on up to eight frames, evenly spaced over the clip's first minute; the best frame is then
     * classified like a picture.
     *
     * @param ffmpeg extracts the frames
     * @throws DetectorUnavailableException when detection is unavailable
     * @throws IOException when the clip cannot be read within the deadline
     */
    public ClipSighting detect(Path clip, Ffmpeg ffmpeg, Duration deadline) throws IOException, InterruptedException {
        classifier();
        return detect(new FrameReader(ffmpeg).sample(clip, MAX_FRAMES, deadline).frames());
    }

    /**
     * Runs detection on frames of a clip, at least one; the best frame is then classified like a picture.
     *
     * @throws DetectorUnavailableException when detection is unavailable
     */
    public ClipSighting detect(List<SampledFrame> frames) {
        PetClassifier classifier = classifier();
        SampledFrame best = frames.stream()
                .max(Comparator.comparingDouble(frame -> inTurn(() -> classifier.score(frame.picture()))))
                .orElseThrow();
        return new ClipSighting(detect(best.picture()), best.at(), best.picture());
    }

    private PetClassifier classifier() {
        Opened known = open();
        return known.classifier().orElseThrow(() -> new DetectorUnavailableException(known.absence(), known.cause()));
    }

    private <T> T inTurn(Supplier<T> detection) {
        looking.acquireUninterruptibly();
        try {
            return detection.get();
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
            return new Opened(Optional.of(openClassifier(settings)), "", null);
        } catch (UnusableModelException e) {
            return absent(
                    "the file " + settings.ownModel().map(Path::toString).orElse(SHIPPED) + " " + e.getMessage(), e);
        } catch (IOException e) {
            return absent("its file cannot be read (" + e.getMessage() + ")", e);
        } catch (LinkageError | RuntimeException e) {
            // Whatever the loader throws if there is no build for this machine, or no ONNX Runtime in the server.
            return absent("ONNX Runtime cannot be loaded here", e);
        }
    }

    private static Opened absent(String reason, Throwable cause) {
        return new Opened(Optional.empty(), "Pets cannot be looked for: " + reason + ".", cause);
    }

    private static PetClassifier openClassifier(DetectorSettings settings) throws IOException, UnusableModelException {
        Network network;
        Calibration calibration;
        if (settings.ownModel().isPresent()) {
            network = OnnxNetwork.open(Files.readAllBytes(settings.ownModel().get()), settings.classes());
            calibration = Calibration.NONE;
        } else {
            network = OnnxNetwork.open(shippedModel(), List.of());
            calibration = Calibration.SHIPPED;
        }
        return new PetClassifier(network, calibration, settings.minConfidence());
    }

    private static byte[] shippedModel() throws IOException {
        try (InputStream in = PetDetector.class.getResourceAsStream(SHIPPED)) {
            return in.readAllBytes();
        }
    }

    /**
     * Runs an operator's own model once; does nothing if none is set.
     *
     * @throws SettingsException when it cannot be used
     */
    public static void checkOwnModel(DetectorSettings settings) {
        if (!settings.on() || settings.ownModel().isEmpty()) {
            return;
        }
        try (PetClassifier classifier = openClassifier(settings)) {
            classifier.score(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
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
            known.classifier().ifPresent(PetClassifier::close);
        }
    }
}
