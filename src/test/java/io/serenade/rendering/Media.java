package io.serenade.rendering;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Songs, photos and probes for tests that render for real; they are skipped with a message where FFmpeg is missing. */
public final class Media {
    /** A chord with some noise, so that encoders have something to do. */
    private static final String MUSIC =
            "aevalsrc=exprs='0.2*sin(2*PI*220*t)+0.2*sin(2*PI*277*t)+0.1*sin(2*PI*(330+5*sin(t))*t)+0.02*random(0)'";

    private static final int CALCULATED_SECONDS = 12;

    /** FFmpeg plays the last frame of sound to its end, other players cut it as the file says; the same for any MP4. */
    public static final double SOUND_FRAME = 1024.0 / 44_100;

    private static final System.Logger LOG = System.getLogger(Media.class.getName());
    private static final Optional<Ffmpeg> FFMPEG = locate();

    private Media() {}

    public static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }

    public static Ffmpeg ffmpeg() {
        assumeTrue(FFMPEG.isPresent(), "FFmpeg is not installed, so nothing is rendered");
        return FFMPEG.get();
    }

    private static Optional<Ffmpeg> locate() {
        try {
            return Optional.of(Ffmpeg.locate(Settings.ofEnvironment()));
        } catch (SettingsException e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return Optional.empty();
        }
    }

    public static Path photo(Path folder) throws IOException {
        BufferedImage image = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(0xD8A66B), 600, 600, new Color(0x4A6FA5)));
        graphics.fillRect(0, 0, 600, 600);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(180, 200, 80, 60);
        graphics.fillOval(340, 200, 80, 60);
        graphics.dispose();
        Path photo = folder.resolve("pet.jpg");
        ImageIO.write(image, "jpg", photo.toFile());
        return photo;
    }

    /** Music of a length, encoded by FFmpeg with the options given into a file. */
    public static Path song(Path file, double seconds, String... options) {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", music(seconds)));
        arguments.addAll(Arrays.asList(options));
        arguments.addAll(List.of("-y", file.toString()));
        run(arguments);
        return file;
    }

    /** What is longer repeats its beginning, because to calculate each sample takes FFmpeg longer than to encode it. */
    private static String music(double seconds) {
        return seconds <= CALCULATED_SECONDS
                ? MUSIC + ":s=44100:d=" + seconds
                : MUSIC + ":s=44100:d=" + CALCULATED_SECONDS + ",aloop=loop=-1:size=" + 44_100 * CALCULATED_SECONDS
                        + ",atrim=end=" + seconds;
    }

    public static Path mp3(Path file, double seconds) {
        return song(file, seconds, "-ac", "2", "-b:a", "128k");
    }

    /** A grey clip of 360×640 with 24 frames a second and a sound. */
    public static Path clip(Path file, double seconds) {
        run(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=c=0x808080:s=360x640:r=24:d=" + seconds,
                "-f",
                "lavfi",
                "-i",
                MUSIC + ":s=44100:d=" + seconds,
                "-c:v",
                "libx264",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-y",
                file.toString()));
        return file;
    }

    public static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(ffmpeg().binary().toString(), "-v", "error", "-nostdin"));
        command.addAll(arguments);
        return execute(command);
    }

    /** What ffprobe answers, without keys, one value a line. */
    public static List<String> probe(Path file, String... options) {
        List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error", "-of", "default=nk=1:nw=1"));
        command.addAll(Arrays.asList(options));
        command.add(file.toString());
        return execute(command).lines().toList();
    }

    /** Everything FFmpeg complains about while it decodes a file. */
    public static String decodeErrors(Path file) {
        // A fine clock for pictures, which need not come at even distances.
        return run(List.of(
                "-i", file.toString(), "-enc_time_base:v", "1/90000", "-vsync", "passthrough", "-f", "null", "-"));
    }

    /** Length of a song as FFmpeg decodes it. */
    public static double decodedSeconds(Path song) throws IOException {
        Path raw = Files.createTempFile("song", ".raw");
        run(List.of(
                "-i",
                song.toString(),
                "-map",
                "0:a:0",
                "-ac",
                "1",
                "-ar",
                "44100",
                "-f",
                "s16le",
                "-y",
                raw.toString()));
        double seconds = Files.size(raw) / 2.0 / 44_100;
        Files.delete(raw);
        return seconds;
    }

    public static String execute(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return answer;
        } catch (IOException e) {
            assumeTrue(false, command.get(0) + " is not installed, so this is not checked");
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
