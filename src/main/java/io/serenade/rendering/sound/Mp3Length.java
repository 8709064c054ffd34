package io.serenade.rendering.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads what an MP3 file says about its own length: the frame count of a Xing, Info or VBRI header in its first frame.
 * Layouts after ISO/IEC 11172-3 (frame header) and ID3v2.4 (tag size).
 */
final class Mp3Length {
    private static final int SEARCHED = 256 * 1024;
    private static final int[][] KBITS = {
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };
    private static final int[] RATES = {44_100, 48_000, 32_000};

    /** First frame of the sound: where it starts and what its header says. */
    private record FrameHeader(boolean mpeg1, boolean mono, int sampleRate, int bytes) {
        int samples() {
            return mpeg1 ? 1152 : 576;
        }

        /** Bytes of side information, which precede the Xing header. */
        int sideInformation() {
            int stereo = mpeg1 ? 32 : 17;
            return mono ? mpeg1 ? 17 : 9 : stereo;
        }
    }

    private final ByteBuffer sound;

    private Mp3Length(ByteBuffer sound) {
        this.sound = sound;
    }

    /** Whether there is any sound after the tags. */
    static boolean hasSound(Path file) throws IOException {
        return open(file).findFrame().isPresent();
    }

    /** The declared length, or empty when the file declares none. */
    static Optional<Duration> find(Path file) throws IOException {
        Mp3Length length = open(file);
        return length.findFrame().flatMap(length::declared);
    }

    private static Mp3Length open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long start = 0;
            ByteBuffer tag = read(channel, start, 10);
            while (tag.remaining() == 10 && text(tag, 0, 3).equals("ID3")) {
                int size = 0;
                for (int i = 6; i < 10; i++) {
                    size = size * 128 + (tag.get(i) & 127);
                }
                boolean footer = (tag.get(5) & 0x10) != 0;
                start += 10 + size + (footer ? 10 : 0);
                tag = read(channel, start, 10);
            }
            return new Mp3Length(read(channel, start, SEARCHED));
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, from + buffer.position());
            if (n < 0) {
                break;
            }
        }
        return buffer.flip();
    }

    /** Finds the first frame that another one follows, or that ends with the file, and cuts the sound there. */
    private Optional<FrameHeader> findFrame() {
        for (int at = 0; at + 4 <= sound.limit(); at++) {
            Optional<FrameHeader> header = header(at);
            if (header.isPresent()) {
                int next = at + header.get().bytes();
                if (next == sound.limit()
                        || (next + 4 <= sound.limit() && header(next).isPresent())) {
                    sound.position(at);
                    return header;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FrameHeader> header(int at) {
        int bits = sound.getInt(at);
        int version = bits >>> 19 & 3;
        int layer = bits >>> 17 & 3;
        int rateIndex = bits >>> 10 & 3;
        int bitrateIndex = bits >>> 12 & 15;
        boolean sync = bits >>> 21 == 0x7FF;
        if (!sync || version == 1 || layer != 1 || rateIndex == 3 || bitrateIndex == 0 || bitrateIndex == 15) {
            return Optional.empty();
        }
        boolean mpeg1 = version == 3;
        int rate = RATES[rateIndex] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
        int kbits = KBITS[mpeg1 ? 0 : 1][bitrateIndex];
        int padding = bits >>> 9 & 1;
        int bytes = (mpeg1 ? 144_000 : 72_000) * kbits / rate + padding;
        return Optional.of(new FrameHeader(mpeg1, (bits >>> 6 & 3) == 3, rate, bytes));
    }

    private Optional<Duration> declared(FrameHeader header) {
        int xing = sound.position() + 4 + header.sideInformation();
        int vbri = sound.position() + 4 + 32;
        long frames = 0;
        if (xing + 12 <= sound.limit() && (is(xing, "Xing") || is(xing, "Info")) && (sound.getInt(xing + 4) & 1) != 0) {
            frames = sound.getInt(xing + 8) & 0xFFFFFFFFL;
        } else if (vbri + 18 <= sound.limit() && is(vbri, "VBRI")) {
            frames = sound.getInt(vbri + 14) & 0xFFFFFFFFL;
        }
        return frames == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(frames * header.samples() * 1000 / header.sampleRate()));
    }

    private boolean is(int at, String magic) {
        return text(sound, at, magic.length()).equals(magic);
    }

    private static String text(ByteBuffer buffer, int at, int length) {
        byte[] bytes = new byte[length];
        buffer.get(at, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
