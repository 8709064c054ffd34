package io.serenade.rendering.record;

import io.serenade.rendering.Media;
import io.serenade.rendering.image.pixels.Pixels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** The specified way of rendering, run for comparison: {@code base.py} in the folder named by RENDER_REFERENCE. */
final class ReferenceRender {
    private static final Pattern LUMA = Pattern.compile("SSIM Y:([0-9.]+)");

    private final Path script;
    private final Path art;

    private ReferenceRender(Path script, Path art) {
        this.script = script;
        this.art = art;
    }

    /** Hands our art to the reference, whose needle also carries the light; empty when there is no reference. */
    static Optional<ReferenceRender> find(RecordVideoSettings settings, Path folder) throws IOException {
        String place = System.getenv("RENDER_REFERENCE");
        if (place == null) {
            return Optional.empty();
        }
        ArtFiles files = new ArtFiles(settings.assets());
        write(files.picture("VIDEO_BACKGROUND", settings.background()), folder.resolve("bg.png"));
        write(files.picture("VIDEO_VINYL_TEMPLATE", settings.record()), folder.resolve("rec.png"));
        Pixels needle = files.picture("VIDEO_NEEDLE", settings.needle());
        Pixels overlay = files.findPicture("VIDEO_LIGHT", settings.light())
                .orElseGet(() -> new Pixels(needle.width(), needle.height()));
        overlay.lay(needle, 0, 0);
        write(overlay, folder.resolve("needle.png"));
        return Optional.of(new ReferenceRender(Path.of(place, "base.py"), folder));
    }

    private static void write(Pixels pixels, Path file) throws IOException {
        ImageIO.write(pixels.toImage(), "png", file.toFile());
    }

    void render(Path photo, Path song, Path target) throws IOException, InterruptedException {
        Files.deleteIfExists(target);
        python(List.of(script.toString(), photo.toString(), song.toString(), target.toString()));
    }

    /** Likeness of the luma of half a minute of video to the frames that the reference draws, before anything is encoded. */
    double likeness(Path photo, Path video) throws IOException, InterruptedException {
        Path raw = art.resolve("frames.rgb");
        python(List.of(script.toString(), "--raw", photo.toString(), raw.toString()));
        String answer = Media.execute(List.of(
                "ffmpeg",
                "-nostdin",
                "-i",
                video.toString(),
                "-stream_loop",
                "-1",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "rgb24",
                "-s",
                "720x720",
                "-r",
                "15",
                "-i",
                raw.toString(),
                "-filter_complex",
                "[0:v]trim=end_frame=450,settb=1/15,setpts=N[a];[1:v]trim=end_frame=450,format=yuv420p,settb=1/15,setpts=N[b];[a][b]ssim",
                "-f",
                "null",
                "-"));
        Matcher matcher = LUMA.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("FFmpeg measured no likeness: " + answer);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private void python(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Optional.ofNullable(System.getenv("PYTHON")).orElse("python3")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ASSETS", art.toString());
        Process process = builder.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("The reference failed: " + answer);
        }
    }
}
