package io.serenade.sandbox.music;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the sounds of the first page, which are kept with the sources: a taste of each vibe and three sample songs, all
 * played by the sandbox's own synthesizer from the begin of a chorus. Started as described in {@code docs/pages.md}.
 */
public final class Tastes {
    static final Path FOLDER = Path.of("src/main/webapp/assets/sounds");
    static final int TASTE_SECONDS = 4;
    static final int SAMPLE_SECONDS = 6;

    private static final int SONG_SECONDS = 60;
    private static final double FADE_IN_SECONDS = 0.02;
    private static final double FADE_OUT_SECONDS = 0.7;
    private static final double LOUDEST = 0.8;

    private Tastes() {}

    private record Taste(String seed, Style style, int seconds) {}

    static Map<String, Integer> files() {
        Map<String, Integer> files = new TreeMap<>();
        all().forEach((name, taste) -> files.put(name, taste.seconds()));
        return files;
    }

    private static Map<String, Taste> all() {
        return Map.of(
                "vibe-chill", new Taste("slow sunday", Style.CHILL, TASTE_SECONDS),
                "vibe-energetic", new Taste("off the leash", Style.ENERGETIC, TASTE_SECONDS),
                "vibe-romantic", new Taste("candle", Style.ROMANTIC, TASTE_SECONDS),
                "vibe-party", new Taste("confetti", Style.PARTY, TASTE_SECONDS),
                "vibe-relaxing", new Taste("feather", Style.RELAXING, TASTE_SECONDS),
                "vibe-other", new Taste("kettle", Style.HEARTFELT, TASTE_SECONDS),
                "sample-1", new Taste("biscuit", Style.ENERGETIC, SAMPLE_SECONDS),
                "sample-2", new Taste("luna", Style.ROMANTIC, SAMPLE_SECONDS),
                "sample-3", new Taste("kiwi", Style.PARTY, SAMPLE_SECONDS));
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        SoundWriter writer = new SoundWriter(Ffmpeg.locate(Settings.ofEnvironment()));
        SoundShape shape = new SoundShape(SongFormat.MP3, PcmSong.SAMPLE_RATE, 1, "48k");
        for (Map.Entry<String, Taste> entry : all().entrySet()) {
            byte[] sound = cut(entry.getValue());
            writer.write(
                    out -> out.write(sound), shape, FOLDER.resolve(entry.getKey() + ".mp3"), Duration.ofMinutes(1));
        }
    }

    private static byte[] cut(Taste taste) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SongSynthesizer.synthesize(taste.seed(), taste.style(), SONG_SECONDS).writeTo(bytes);
        ByteBuffer stereo = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int from = (int) (chorus(Score.of(taste.seed(), taste.style(), SONG_SECONDS)) * PcmSong.SAMPLE_RATE);
        double[] mono = new double[taste.seconds() * PcmSong.SAMPLE_RATE];
        double peak = 1;
        for (int i = 0; i < mono.length; i++) {
            int at = (from + i) * 2 * PcmSong.CHANNELS;
            mono[i] = (stereo.getShort(at) + stereo.getShort(at + 2)) / 2.0;
            peak = Math.max(peak, Math.abs(mono[i]));
        }
        ByteBuffer sound = ByteBuffer.allocate(2 * mono.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < mono.length; i++) {
            double seconds = (double) i / PcmSong.SAMPLE_RATE;
            double in = Math.min(1, seconds / FADE_IN_SECONDS);
            double out = Math.min(1, (taste.seconds() - seconds) / FADE_OUT_SECONDS);
            sound.putShort((short) Math.round(mono[i] / peak * LOUDEST * Short.MAX_VALUE * in * out));
        }
        return sound.array();
    }

    private static double chorus(Score score) {
        double secondsPerBar = score.secondsPerBeat() * score.styleScore().beatsPerBar();
        long bars = score.form().stream()
                .takeWhile(bar -> bar.section() != Section.CHORUS)
                .count();
        return bars * secondsPerBar;
    }
}
