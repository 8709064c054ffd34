package io.serenade.rendering.record;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.Media;
import io.serenade.rendering.ProcessorTime;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.image.Photo;
import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.music.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a render costs on this machine: medians over BENCH_RUNS (5) renders of songs of BENCH_SECONDS (30,120,240), in
 * turn with the reference when RENDER_REFERENCE names its folder, and how like both are to what was drawn, where
 * VIDEO_STYLE is plain; then the same of AAC songs, which are copied, and of two
 * renders at once. BENCH_PHOTO may name a photo. The table is logged and written to {@code target/bench.md}.
 */
public final class RecordVideoBench {
    private static final System.Logger LOG = System.getLogger(RecordVideoBench.class.getName());

    /** One measured render. */
    private record Run(double wall, double processor) {}

    private final Path folder = Files.createTempDirectory("render-bench");
    private final Settings settings = Settings.ofEnvironment();
    private final RecordVideoSettings videoSettings = RecordVideoSettings.from(settings);
    private final RecordVideo video = new RecordVideo(videoSettings, Ffmpeg.locate(settings));
    private final Optional<ReferenceRender> reference = ReferenceRender.find(videoSettings, folder);
    private final Path photo;
    private final List<String> table = new ArrayList<>();

    private RecordVideoBench() throws IOException {
        Optional<Path> given = settings.find("BENCH_PHOTO").map(Path::of);
        this.photo = given.isPresent() ? given.get() : Media.photo(folder);
    }

    public static void main(String[] arguments) throws Exception {
        new RecordVideoBench().run();
    }

    private void run() throws Exception {
        int runs = settings.integer("BENCH_RUNS", 5, 1, 99);
        video.warmUp();
        table.add(
                "| song | ours: wall s; CPU s | MB | reference: wall s; CPU s | MB | CPU ratio (wall) | children MB |");
        table.add("| --- | --- | --- | --- | --- | --- | --- |");
        List<String> lengths = settings.list("BENCH_SECONDS", "30,120,240");
        try (ProcessorTime time = new ProcessorTime()) {
            for (String seconds : lengths) {
                measure(seconds, runs, time);
            }
        }
        table.add("");
        table.add("| song | MP3: wall s; CPU s | M4A, copied | two MP3 at once, each |");
        table.add("| --- | --- | --- | --- |");
        for (String seconds : lengths) {
            compare(seconds, runs);
        }
        drawing();
        String result = String.join("\n", table);
        LOG.log(System.Logger.Level.INFO, "\n" + result);
        Files.writeString(Path.of("target", "bench.md"), result + "\n");
    }

    private void measure(String seconds, int runs, ProcessorTime time) throws Exception {
        Path song = song(seconds);
        Path ours = folder.resolve("ours.mp4");
        Path theirs = folder.resolve("theirs.mp4");
        render(song, ours);
        List<Run> own = new ArrayList<>();
        List<Run> other = new ArrayList<>();
        long peak = 0;
        for (int i = 0; i < runs; i++) {
            time.peakMegabytes();
            own.add(timed(() -> render(song, ours)));
            peak = Math.max(peak, time.peakMegabytes());
            if (reference.isPresent()) {
                other.add(timed(() -> reference.get().render(photo, song, theirs)));
            }
        }
        double wall = median(own.stream().mapToDouble(Run::wall).toArray());
        double processor = median(own.stream().mapToDouble(Run::processor).toArray());
        String row = String.format(
                Locale.ROOT, "| %s s | %.2f; %.2f | %.2f |", seconds, wall, processor, Files.size(ours) / 1e6);
        if (other.isEmpty()) {
            table.add(row + " not run | | | " + peak + " |");
            return;
        }
        double theirWall = median(other.stream().mapToDouble(Run::wall).toArray());
        double theirProcessor =
                median(other.stream().mapToDouble(Run::processor).toArray());
        table.add(row
                + String.format(
                        Locale.ROOT,
                        " %.2f; %.2f | %.2f | %.1fx (%.1fx) | %d |",
                        theirWall,
                        theirProcessor,
                        Files.size(theirs) / 1e6,
                        theirProcessor / processor,
                        theirWall / wall,
                        peak));
        if (videoSettings.show()) {
            return;
        }
        table.add(String.format(
                Locale.ROOT,
                "| | SSIM-Y %.5f | | SSIM-Y %.5f | | | |",
                reference.get().likeness(photo, ours),
                reference.get().likeness(photo, theirs)));
    }

    /** A song with drums, which the record follows. */
    private Path song(String seconds) throws IOException {
        Path samples = folder.resolve("samples.raw");
        try (OutputStream out = Files.newOutputStream(samples)) {
            SongSynthesizer.synthesize("bench", Style.PARTY, Integer.parseInt(seconds))
                    .writeTo(out);
        }
        Path song = folder.resolve(seconds + ".mp3");
        Media.run(List.of(
                "-f",
                "s16le",
                "-ar",
                "44100",
                "-ac",
                "2",
                "-i",
                samples.toString(),
                "-b:a",
                "192k",
                "-y",
                song.toString()));
        return song;
    }

    /** Ways of our own, in turn: one render, one of a song that is copied, and two at once. */
    private void compare(String seconds, int runs) throws Exception {
        Path mp3 = folder.resolve(seconds + ".mp3");
        Path m4a = folder.resolve(seconds + ".m4a");
        Media.run(List.of("-i", mp3.toString(), "-ac", "2", "-c:a", "aac", "-b:a", "192k", "-y", m4a.toString()));
        Path one = folder.resolve("one.mp4");
        Path other = folder.resolve("other.mp4");
        List<Run> encoded = new ArrayList<>();
        List<Run> copied = new ArrayList<>();
        List<Run> pairs = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            encoded.add(timed(() -> render(mp3, one)));
            copied.add(timed(() -> render(m4a, one)));
            Run pair = timed(() -> {
                CompletableFuture<Void> second = CompletableFuture.runAsync(() -> renderBeside(mp3, other));
                render(mp3, one);
                second.get();
            });
            pairs.add(new Run(pair.wall(), pair.processor() / 2));
        }
        table.add("| " + seconds + " s | " + cell(encoded) + " | " + cell(copied) + " | " + cell(pairs) + " |");
    }

    private void renderBeside(Path song, Path target) {
        try {
            render(song, target);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cell(List<Run> runs) {
        return String.format(
                Locale.ROOT,
                "%.2f; %.2f",
                median(runs.stream().mapToDouble(Run::wall).toArray()),
                median(runs.stream().mapToDouble(Run::processor).toArray()));
    }

    private void drawing() throws IOException {
        RevolutionTemplate template = new RevolutionTemplate(new Composition(videoSettings));
        double[] seconds = new double[9];
        for (int i = 0; i < seconds.length; i++) {
            double start = ProcessorTime.seconds();
            Pixels opened = Photo.open(photo);
            Script script = videoSettings.script().withChorus();
            template.write(
                    script, opened, "Luna", "Anna", Optional.of(new Tempo(0.5, 6)), OutputStream.nullOutputStream());
            seconds[i] = ProcessorTime.seconds() - start;
        }
        table.add("");
        table.add(String.format(Locale.ROOT, "Drawing the frames of one turn: %.3f CPU-s.", median(seconds)));
    }

    /** Without names, which the reference does not draw; with a chorus, as most songs have one. */
    private void render(Path song, Path target) throws IOException, InterruptedException {
        RenderOrder order = new RenderOrder(photo, song, "", "", "Made with AI", Duration.ofMinutes(5));
        Span chorus = new Span(Duration.ofSeconds(10), Duration.ofSeconds(20));
        video.render(order.withChoruses(List.of(chorus)), target);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Run timed(Work work) throws Exception {
        double processor = ProcessorTime.seconds();
        long wall = System.nanoTime();
        work.run();
        return new Run((System.nanoTime() - wall) / 1e9, ProcessorTime.seconds() - processor);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
