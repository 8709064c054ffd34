package io.serenade.bench;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.Media;
import io.serenade.rendering.ProcessorTime;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.film.CameraMove;
import io.serenade.rendering.film.FilmComposer;
import io.serenade.rendering.film.FilmFormat;
import io.serenade.rendering.film.FilmPlan;
import io.serenade.rendering.film.Quality;
import io.serenade.rendering.film.Segment;
import io.serenade.rendering.film.Shot;
import io.serenade.rendering.film.Source;
import io.serenade.rendering.film.SyncReport;
import io.serenade.rendering.film.Timeline;
import io.serenade.rendering.film.Transition;
import io.serenade.rendering.mp4.MovieTags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a film of BENCH_FILM_SECONDS (180) costs: of clips that are all distinct, in turn with the two passes that bring
 * every clip to the film's size and rate first and then put them together; of six clips that loop; and of stills, as a
 * first look. BENCH_REFERENCE=off leaves the two passes out. The table goes to the log and to {@code target/bench-film.md}.
 */
public final class FilmBench {
    private static final System.Logger LOG = System.getLogger(FilmBench.class.getName());
    private static final double SHOT = 4.87;
    private static final MovieTags TAGS = new MovieTags("", "Made with AI", "Serenade");

    private final Settings settings = Settings.ofEnvironment();
    private final Ffmpeg ffmpeg = Ffmpeg.locate(settings);
    // Processor time is what counts here, however busy the machine is.
    private final FilmComposer composer = new FilmComposer(ffmpeg, Duration.ofMinutes(30));
    private final Path folder = Files.createTempDirectory("film-bench");
    private final double seconds = settings.integer("BENCH_FILM_SECONDS", 180, 10, 600);
    private final int count = (int) Math.ceil(seconds / SHOT);
    private final Path song = Media.mp3(folder.resolve("song.mp3"), seconds);
    private final List<String> table = new ArrayList<>();

    private FilmBench() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        new FilmBench().run();
    }

    private void run() throws Exception {
        table.add("| film of " + (int) seconds
                + " s | CPU s | wall s | largest child MB | MB | largest error of a cut ms |");
        table.add("| --- | --- | --- | --- | --- | --- |");
        try (ProcessorTime time = new ProcessorTime()) {
            List<Path> clips = distinctClips();
            Path film = film("distinct", time, FilmFormat.WIDE, Quality.FILM, this::distinct);
            if (settings.flag("BENCH_REFERENCE", true)) {
                Path other = twoPasses(clips, time);
                table.add(String.format(
                        Locale.ROOT,
                        "| SSIM-Y of the first shot: %.5f, two passes %.5f | | | | | |",
                        likeness(film, clips.get(0)),
                        likeness(other, clips.get(0))));
            }
            film("six clips of 4.2 s that loop", time, FilmFormat.WIDE, Quality.FILM, this::looped);
            film("stills, preview", time, FilmFormat.WIDE.preview(), Quality.PREVIEW, this::stills);
        }
        String result = String.join("\n", table);
        LOG.log(System.Logger.Level.INFO, "\n" + result);
        Files.writeString(Path.of("target", "bench-film.md"), result + "\n");
    }

    /** Shots of a film. */
    private interface Shots {
        List<Shot> make() throws IOException, InterruptedException;
    }

    private Path film(String name, ProcessorTime time, FilmFormat format, Quality quality, Shots shots)
            throws IOException, InterruptedException {
        List<Shot> made = shots.make();
        time.peakMegabytes();
        double processor = ProcessorTime.seconds();
        long wall = System.nanoTime();
        Timeline timeline = Timeline.of(FilmPlan.of(made, seconds, format, quality));
        for (Segment segment : timeline.segments()) {
            composer.encode(segment, folder.resolve(segment.key()));
        }
        Path film = folder.resolve(name.split(" ")[0] + ".mp4");
        SyncReport report = composer.join(
                timeline, segment -> folder.resolve(segment.key()), song, TAGS, film, Duration.ofMinutes(30));
        row(name, processor, wall, time, film, String.format(Locale.ROOT, "%.1f", report.largestErrorMilliseconds()));
        return film;
    }

    private void row(String name, double processor, long wall, ProcessorTime time, Path film, String error)
            throws IOException {
        table.add(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %d | %.1f | %s |",
                name,
                ProcessorTime.seconds() - processor,
                (System.nanoTime() - wall) / 1e9,
                time.peakMegabytes(),
                Files.size(film) / 1e6,
                error));
        LOG.log(System.Logger.Level.INFO, table.get(table.size() - 1));
    }

    private List<Path> distinctClips() {
        List<Path> clips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path clip = folder.resolve("clip" + i + ".mp4");
            String pictures = "testsrc2=s=1024x576:r=24:d=5.4,hue=h=" + 47 * i + ",noise=alls=6:allf=t:all_seed=" + i;
            Media.run(List.of(
                    "-f",
                    "lavfi",
                    "-i",
                    pictures,
                    "-c:v",
                    "libx264",
                    "-preset",
                    "veryfast",
                    "-b:v",
                    "2300k",
                    "-pix_fmt",
                    "yuv420p",
                    "-y",
                    clip.toString()));
            clips.add(clip);
        }
        return clips;
    }

    /** Every fourth shot gives way in a crossfade. */
    private List<Shot> distinct() throws IOException, InterruptedException {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Source clip = composer.openClip(folder.resolve("clip" + i + ".mp4"));
            shots.add(new Shot(SHOT * i, clip, 0, false, i % 4 == 3 ? Transition.crossfade(12) : Transition.CUT));
        }
        return shots;
    }

    private List<Shot> looped() throws IOException, InterruptedException {
        List<Source> clips = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Path clip = folder.resolve("short" + i + ".mp4");
            String pictures = "testsrc2=s=1024x576:r=6,hue=h=" + 53 * i + ",noise=alls=6:allf=t:all_seed=" + i;
            Media.run(List.of(
                    "-f",
                    "lavfi",
                    "-i",
                    pictures,
                    "-frames:v",
                    "25",
                    "-c:v",
                    "libx264",
                    "-preset",
                    "veryfast",
                    "-pix_fmt",
                    "yuv420p",
                    "-y",
                    clip.toString()));
            clips.add(composer.openClip(clip));
        }
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; 6.1 * i < seconds; i++) {
            shots.add(Shot.of(6.1 * i, clips.get(i % 6)));
        }
        return shots;
    }

    private List<Shot> stills() throws IOException {
        CameraMove[] moves = {CameraMove.ZOOM_IN, CameraMove.PAN_LEFT, CameraMove.ZOOM_OUT, CameraMove.PAN_UP};
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path still = folder.resolve("still" + i + ".png");
            Media.run(List.of(
                    "-i", folder.resolve("clip" + i + ".mp4").toString(), "-frames:v", "1", "-y", still.toString()));
            shots.add(Shot.of(SHOT * i, composer.openStill(still, moves[i % 4])));
        }
        return shots;
    }

    /** The way of the specification: each clip to 1080p at 30 a second, then all of them together with the song. */
    private Path twoPasses(List<Path> clips, ProcessorTime time) throws IOException {
        time.peakMegabytes();
        double processor = ProcessorTime.seconds();
        long wall = System.nanoTime();
        List<String> arguments = new ArrayList<>();
        StringBuilder inputs = new StringBuilder();
        for (int i = 0; i < count; i++) {
            Path normalised = folder.resolve("normal" + i + ".mp4");
            Media.run(List.of(
                    "-i",
                    clips.get(i).toString(),
                    "-vf",
                    "scale=1920:1080:flags=lanczos,fps=30,setsar=1",
                    "-an",
                    "-c:v",
                    "libx264",
                    "-preset",
                    "veryfast",
                    "-crf",
                    "21",
                    "-pix_fmt",
                    "yuv420p",
                    "-y",
                    normalised.toString()));
            arguments.addAll(
                    List.of("-t", Double.toString(Math.min(SHOT, seconds - SHOT * i)), "-i", normalised.toString()));
            inputs.append("[").append(i).append(":v]");
        }
        Path film = folder.resolve("two-passes.mp4");
        arguments.addAll(List.of("-i", song.toString(), "-filter_complex", inputs + "concat=n=" + count + "[v]"));
        arguments.addAll(List.of("-map", "[v]", "-map", count + ":a", "-c:v", "libx264", "-preset", "veryfast"));
        arguments.addAll(
                List.of("-crf", "21", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "192k", "-y", film.toString()));
        Media.run(arguments);
        row("the same in two passes", processor, wall, time, film, "");
        return film;
    }

    /** Likeness of the luma to what the film would be without any encoding. */
    private double likeness(Path film, Path clip) {
        String answer = Media.execute(List.of(
                ffmpeg.binary().toString(),
                "-i",
                film.toString(),
                "-i",
                clip.toString(),
                "-lavfi",
                "[1:v]fps=30,trim=end_frame=140,scale=1920:1080:flags=lanczos,format=yuv420p[a];"
                        + "[0:v]trim=end_frame=140,format=yuv420p[b];[b][a]ssim",
                "-frames:v",
                "140",
                "-f",
                "null",
                "-"));
        Matcher matcher = Pattern.compile("SSIM Y:([0-9.]+)").matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException(answer);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
