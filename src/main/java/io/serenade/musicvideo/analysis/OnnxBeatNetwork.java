package io.serenade.musicvideo.analysis;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A network for beats in ONNX Runtime, recognised by its shape: it takes {@code [1, frames, 128]} and answers with one
 * number a frame for beats and one for downbeats. As with the pet detector, nobody else names the runtime's classes, so
 * that everything else can be loaded without it.
 */
final class OnnxBeatNetwork implements BeatNetwork {
    /** Thirty seconds in frames, as such networks are trained; much longer windows take gigabytes. */
    private static final int LONGEST_WINDOW = 1_500;

    private static final int SHORTEST_WINDOW = 100;
    private static final String DOWNBEAT = "downbeat";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final boolean fixed;
    private final int window;
    private final String beats;
    private final String downbeats;

    /**
     * Opens a model and runs it once.
     *
     * @param model the file's bytes
     */
    static OnnxBeatNetwork open(byte[] model) throws UnusableBeatModelException {
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "serenade");
            OrtSession session = session(environment, model);
            try {
                OnnxBeatNetwork network = new OnnxBeatNetwork(environment, session);
                network.run(new float[network.window * MelReader.BANDS]);
                return network;
            } catch (UnusableBeatModelException | OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new UnusableBeatModelException("cannot be run by ONNX Runtime (" + e.getMessage() + ")", e);
        }
    }

    /** One thread, which does not spin while it waits. */
    private static OrtSession session(OrtEnvironment environment, byte[] model) throws OrtException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return environment.createSession(model, options);
        }
    }

    private OnnxBeatNetwork(OrtEnvironment environment, OrtSession session)
            throws OrtException, UnusableBeatModelException {
        this.environment = environment;
        this.session = session;
        Map<String, NodeInfo> inputs = session.getInputInfo();
        NodeInfo first = inputs.values().iterator().next();
        if (inputs.size() != 1
                || !(first.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || !isSpectrogram(tensor.getShape())) {
            throw new UnusableBeatModelException(
                    "wants something else than a spectrogram of 32-bit numbers of the shape [1, frames, "
                            + MelReader.BANDS + "]");
        }
        input = first.getName();
        long frames = tensor.getShape()[1];
        fixed = frames > 0;
        window = fixed ? (int) frames : LONGEST_WINDOW;
        if (window < SHORTEST_WINDOW || window > LONGEST_WINDOW) {
            throw new UnusableBeatModelException("hears " + window + " frames at once, which is not between "
                    + SHORTEST_WINDOW + " and " + LONGEST_WINDOW);
        }
        List<String> outputs = List.copyOf(session.getOutputNames());
        downbeats = outputs.stream()
                .filter(name -> name.contains(DOWNBEAT))
                .findFirst()
                .orElseThrow(OnnxBeatNetwork::otherOutputs);
        beats = outputs.stream()
                .filter(name -> name.contains("beat") && !name.contains(DOWNBEAT))
                .findFirst()
                .orElseThrow(OnnxBeatNetwork::otherOutputs);
    }

    private static boolean isSpectrogram(long[] shape) {
        return shape.length == 3 && shape[0] <= 1 && shape[2] == MelReader.BANDS;
    }

    private static UnusableBeatModelException otherOutputs() {
        return new UnusableBeatModelException(
                "has no outputs called beat and downbeat with one 32-bit number a frame each");
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public Heard hear(float[] rows) {
        int frames = rows.length / MelReader.BANDS;
        try {
            Heard heard = run(fixed ? Arrays.copyOf(rows, window * MelReader.BANDS) : rows);
            return new Heard(Arrays.copyOf(heard.beats(), frames), Arrays.copyOf(heard.downbeats(), frames));
        } catch (OrtException | UnusableBeatModelException e) {
            throw new IllegalStateException("The network could not hear a song", e);
        }
    }

    private Heard run(float[] rows) throws OrtException, UnusableBeatModelException {
        int frames = rows.length / MelReader.BANDS;
        long[] shape = {1, frames, MelReader.BANDS};
        try (OnnxTensor sound = OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), shape);
                OrtSession.Result result = session.run(Map.of(input, sound))) {
            return new Heard(values(result, beats, frames), values(result, downbeats, frames));
        }
    }

    private static float[] values(OrtSession.Result result, String name, int frames) throws UnusableBeatModelException {
        if (result.get(name).orElse(null) instanceof OnnxTensor output && output.getInfo().type == OnnxJavaType.FLOAT) {
            FloatBuffer values = output.getFloatBuffer();
            if (values.remaining() == frames) {
                float[] copy = new float[frames];
                values.get(copy);
                return copy;
            }
        }
        throw otherOutputs();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The network could not be closed", e);
        }
    }
}
