package io.serenade.rendering.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files built byte by byte: 128 kbit/s, 44.1 kHz, stereo, so that a frame has 417 bytes and 1,152 samples. */
class Mp3LengthTest {
    private static final int FRAME = 417;
    private static final int HEADER = 0xFFFB9000;
    private static final int SIDE_INFORMATION = 32;

    @TempDir
    Path folder;

    @Test
    void readsTheFrameCountOfAXingHeader() throws IOException {
        assertThat(Mp3Length.find(file(withHeader("Xing", 4 + SIDE_INFORMATION, 8))))
                .contains(Duration.ofMillis(1000L * 1152 * 1000 / 44_100));
    }

    @Test
    void readsTheFrameCountOfAnInfoHeader() throws IOException {
        assertThat(Mp3Length.find(file(withHeader("Info", 4 + SIDE_INFORMATION, 8))))
                .isPresent();
    }

    @Test
    void readsTheFrameCountOfAVbriHeader() throws IOException {
        assertThat(Mp3Length.find(file(withHeader("VBRI", 36, 14))))
                .contains(Duration.ofMillis(1000L * 1152 * 1000 / 44_100));
    }

    @Test
    void looksBehindTags() throws IOException {
        byte[] sound = withHeader("Xing", 4 + SIDE_INFORMATION, 8).array();
        byte[] tag = new byte[10 + 300];
        System.arraycopy("ID3".getBytes(StandardCharsets.ISO_8859_1), 0, tag, 0, 3);
        tag[8] = 2;
        tag[9] = 44;
        ByteBuffer tagged =
                ByteBuffer.allocate(tag.length + sound.length).put(tag).put(sound);
        assertThat(Mp3Length.find(file(tagged))).isPresent();
        assertThat(Mp3Length.hasSound(file(ByteBuffer.wrap(tag)))).isFalse();
    }

    @Test
    void isSilentAboutAFileWithoutHeader() throws IOException {
        Path plain = file(frames());
        assertThat(Mp3Length.hasSound(plain)).isTrue();
        assertThat(Mp3Length.find(plain)).isEmpty();
    }

    @Test
    void findsNoSoundInBytesThatOnlyStartLikeIt() throws IOException {
        byte[] bytes = frames().array();
        Arrays.fill(bytes, 10, bytes.length, (byte) 'x');
        assertThat(Mp3Length.hasSound(file(ByteBuffer.wrap(bytes)))).isFalse();
        assertThat(Mp3Length.hasSound(file(ByteBuffer.allocate(0)))).isFalse();
    }

    private static ByteBuffer frames() {
        ByteBuffer sound = ByteBuffer.allocate(3 * FRAME);
        for (int frame = 0; frame < 3; frame++) {
            sound.putInt(frame * FRAME, HEADER);
        }
        return sound;
    }

    private static ByteBuffer withHeader(String magic, int at, int countAt) {
        ByteBuffer sound = frames();
        sound.put(at, magic.getBytes(StandardCharsets.ISO_8859_1));
        if (!magic.equals("VBRI")) {
            sound.putInt(at + 4, 1);
        }
        return sound.putInt(at + countAt, 1000);
    }

    private Path file(ByteBuffer bytes) throws IOException {
        return Files.write(folder.resolve("song.mp3"), bytes.array());
    }
}
