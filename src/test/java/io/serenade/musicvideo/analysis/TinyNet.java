package io.serenade.musicvideo.analysis;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Networks for tests, written as ONNX files by hand: a frame is a beat when it is loud, and a downbeat when it is loud in its
 * lowest bands.
 */
final class TinyNet {
    private static final int FLOAT = 1;
    private static final int LOW_BANDS = 8;

    private TinyNet() {}

    static byte[] any() {
        return model("frames", MelReader.BANDS, "beat", "downbeat");
    }

    /** Hears so many frames and no others. */
    static byte[] ofFrames(int frames) {
        return model(Integer.toString(frames), MelReader.BANDS, "beat", "downbeat");
    }

    static byte[] ofBands(int bands) {
        return model("frames", bands, "beat", "downbeat");
    }

    static byte[] withOutputs(String beats, String downbeats) {
        return model("frames", MelReader.BANDS, beats, downbeats);
    }

    private static byte[] model(String frames, int bands, String beats, String downbeats) {
        float[] all = new float[bands];
        float[] low = new float[bands];
        for (int band = 0; band < bands; band++) {
            all[band] = 8f / bands;
            low[band] = band < LOW_BANDS ? 8f / LOW_BANDS : 0;
        }
        Message graph = new Message()
                .add(1, node("MatMul", "sound", "all", "loud"))
                .add(1, node("Add", "loud", "threshold", beats))
                .add(1, node("MatMul", "sound", "low", "bass"))
                .add(1, node("Add", "bass", "threshold", downbeats))
                .add(2, "tiny")
                .add(5, tensor("all", all))
                .add(5, tensor("low", low))
                .add(5, tensor("threshold", -4))
                .add(11, value("sound", "1", frames, Integer.toString(bands)))
                .add(12, value(beats, "1", frames))
                .add(12, value(downbeats, "1", frames));
        return new Message()
                .add(1, 7)
                .add(7, graph)
                .add(8, new Message().add(1, "").add(2, 13))
                .bytes();
    }

    private static Message node(String operation, String one, String other, String output) {
        return new Message().add(1, one).add(1, other).add(2, output).add(4, operation);
    }

    private static Message tensor(String name, float... values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        return new Message().add(1, values.length).add(2, FLOAT).add(8, name).add(9, raw.array());
    }

    /** @param dimensions numbers, or names for those that are open */
    private static Message value(String name, String... dimensions) {
        Message shape = new Message();
        for (String dimension : dimensions) {
            shape.add(
                    1,
                    dimension.matches("\\d+")
                            ? new Message().add(1, Integer.parseInt(dimension))
                            : new Message().add(2, dimension));
        }
        Message type = new Message().add(1, new Message().add(1, FLOAT).add(2, shape));
        return new Message().add(1, name).add(2, type);
    }

    /** A message of Protocol Buffers. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message add(int field, int value) {
            number(field << 3);
            number(value);
            return this;
        }

        Message add(int field, String text) {
            return add(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Message add(int field, Message message) {
            return add(field, message.bytes());
        }

        Message add(int field, byte[] bytes) {
            number(field << 3 | 2);
            number(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        private void number(int value) {
            int left = value;
            while (left > 0x7F) {
                out.write(left & 0x7F | 0x80);
                left >>>= 7;
            }
            out.write(left);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
