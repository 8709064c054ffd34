package io.serenade.browser;

import io.serenade.sandbox.music.PcmSong;
import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.music.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A song of the sandbox as a WAV that somebody has on their disk. */
public final class SongFile {
    private static final int HEADER = 44;
    private static final int FRAME_BYTES = 4;

    private SongFile() {}

    public static byte[] wav(String seed, int seconds) throws IOException {
        PcmSong song = SongSynthesizer.synthesize(seed, Style.of(List.of("party"), ""), seconds);
        int bytes = song.frames() * FRAME_BYTES;
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF"))
                .putInt(HEADER - 8 + bytes)
                .put(ascii("WAVEfmt "))
                .putInt(16);
        header.putShort((short) 1).putShort((short) PcmSong.CHANNELS);
        header.putInt(PcmSong.SAMPLE_RATE).putInt(PcmSong.SAMPLE_RATE * FRAME_BYTES);
        header.putShort((short) FRAME_BYTES)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(bytes);
        ByteArrayOutputStream file = new ByteArrayOutputStream(HEADER + bytes);
        file.write(header.array());
        song.writeTo(file);
        return file.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
