package io.serenade.detector;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A detector model in ONNX Runtime. No other class names the runtime's classes: if they or their native library are
 * missing, only this class cannot be loaded.
 */
final class OnnxNetwork implements Network {
    private static final int CHANNELS = 3;
    private static final int LARGEST_SIDE = 2048;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final int side;
    private final List<String> names;
    private final int[] animals;
    private final OutputLayout layout;

    /**
     * Opens a model and runs it once.
     *
     * @param model the file's bytes
     * @param givenNames the names of its classes, for a file that does not hold them
     * @throws UnusableModelException when the file is not a model, or is a model that cannot be used here
     */
    static OnnxNetwork open(byte[] model, List<String> givenNames) throws UnusableModelException {
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "serenade");
            OrtSession session = session(environment, model);
            try {
                return new OnnxNetwork(environment, session, givenNames);
            } catch (UnusableModelException | OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new UnusableModelException("cannot be run by ONNX Runtime (" + e.getMessage() + ")", e);
        }
    }

    /**
     * One thread, which does not spin while it waits: next to renders and requests, more threads would only be slower.
     */
    private static OrtSession session(OrtEnvironment environment, byte[] model) throws OrtException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return environment.createSession(model, options);
        }
    }

    private OnnxNetwork(OrtEnvironment environment, OrtSession session, List<String> givenNames)
            throws OrtException, UnusableModelException {
        this.environment = environment;
        this.session = session;
        Map<String, String> metadata = session.getMetadata().getCustomMetadata();
        NodeInfo first = session.getInputInfo().values().iterator().next();
        input = first.getName();
        side = side(first, metadata);
        List<String> named = ClassNames.read(metadata.getOrDefault("names", ""));
        names = named.isEmpty() ? List.copyOf(givenNames) : named;
        if (names.isEmpty()) {
            throw new UnusableModelException(
                    "does not say what its classes are called: name them in PET_DETECTOR_CLASSES, in their order");
        }
        animals = IntStream.range(0, names.size())
                .filter(number -> Animals.include(names.get(number)))
                .toArray();
        if (animals.length == 0) {
            throw new UnusableModelException("knows no animal: its classes are " + String.join(", ", names));
        }
        layout = run(new int[side * side], OnnxNetwork::shape)
                .flatMap(shape -> OutputLayout.of(shape, names.size()))
                .orElseThrow(() -> new UnusableModelException("has an output of neither [1, boxes, 5 + " + names.size()
                        + "] as YOLOv5 nor [1, 4 + " + names.size() + ", boxes] as YOLOv8"));
    }

    private static int side(NodeInfo input, Map<String, String> metadata) throws UnusableModelException {
        if (!(input.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw new UnusableModelException("wants something else than a picture of 32-bit numbers");
        }
        long[] shape = tensor.getShape();
        if (shape.length != 4 || shape[0] > 1 || shape[1] != CHANNELS || shape[2] != shape[3]) {
            throw new UnusableModelException("wants no square picture of the shape [1, 3, side, side]");
        }
        String declared = metadata.getOrDefault("imgsz", "").replaceAll("^\\D*(\\d{1,5}).*$", "$1");
        long side = shape[2] > 0 ? shape[2] : declared.matches("\\d+") ? Long.parseLong(declared) : 640;
        if (side > LARGEST_SIDE) {
            throw new UnusableModelException("wants pictures of " + side + " pixels a side, more than " + LARGEST_SIDE);
        }
        return (int) side;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public Detection detect(int[] pixels) {
        try {
            return run(pixels, OnnxNetwork::values)
                    .map(output -> layout.best(output, animals, names))
                    .orElseThrow();
        } catch (OrtException e) {
            throw new IllegalStateException("The network could not be run on a picture", e);
        }
    }

    private <T> Optional<T> run(int[] pixels, Function<OnnxTensor, T> reading) throws OrtException {
        long[] shape = {1, CHANNELS, side, side};
        try (OnnxTensor picture = OnnxTensor.createTensor(environment, planes(pixels), shape);
                OrtSession.Result result = session.run(Map.of(input, picture))) {
            return result.get(0) instanceof OnnxTensor output && output.getInfo().type == OnnxJavaType.FLOAT
                    ? Optional.of(reading.apply(output))
                    : Optional.empty();
        }
    }

    private static long[] shape(OnnxTensor output) {
        return output.getInfo().getShape();
    }

    private static float[] values(OnnxTensor output) {
        FloatBuffer values = output.getFloatBuffer();
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }

    /** All red, all green, all blue, from 0 to 1. */
    private static FloatBuffer planes(int[] pixels) {
        FloatBuffer planes = ByteBuffer.allocateDirect(CHANNELS * pixels.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int shift = 16; shift >= 0; shift -= 8) {
            for (int pixel : pixels) {
                planes.put((pixel >> shift & 0xFF) / 255f);
            }
        }
        return planes.rewind();
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
