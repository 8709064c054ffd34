package io.serenade.bench;

import io.serenade.musicvideo.analysis.BeatModel;
import io.serenade.musicvideo.analysis.Section;
import io.serenade.musicvideo.analysis.SongAnalyser;
import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.platform.settings.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.music.SongTruth;
import io.serenade.sandbox.music.Style;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well beats, onsets, sections and confidence of songs are found, and what that costs. BEAT_CORPORA names a folder whose
 * folders hold {@code NAME.wav} each, with {@code NAME.mid} beside it where the beat is known and none where there is no
 * beat (noise, speech); songs of the sandbox (BEAT_SEEDS, {@code b1,b2}, of BEAT_SECONDS, 90) are made here. Where {@code
 * aubiotrack} is installed it hears the same files. The table is logged and written to {@code target/bench-beats.md}.
 */
public final class BeatBench {
    private static final System.Logger LOG = System.getLogger(BeatBench.class.getName());
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final double BEAT_TOLERANCE = 0.07;
    private static final double ONSET_TOLERANCE = 0.05;
    private static final double BORDER_TOLERANCE = 3;
    private static final double LEAST_CONFIDENCE = 0.6;
    private static final double TICKS_PER_SECOND = 100;

    private final Settings settings = Settings.ofEnvironment();
    private final Ffmpeg ffmpeg = Ffmpeg.locate(settings);
    private final SongAnalyser analyser = new SongAnalyser(ffmpeg, DEADLINE, BeatModel.none());
    private final List<String> table = new ArrayList<>(List.of(
            "| corpus | songs | F | AMLt | aubio F | aubio AMLt | onset F | HR3 | PWF | confident | CPU-s a 3 min |",
            "|---|---|---|---|---|---|---|---|---|---|---|"));

    /** Means over the songs of one corpus; what cannot be said of a song is not counted. */
    private static final class Means {
        private final double[] sums = new double[9];
        private final int[] counts = new int[9];
        private int songs;

        void add(int column, double value) {
            sums[column] += value;
            counts[column]++;
        }

        String text(int column) {
            return counts[column] == 0 ? "" : String.format(Locale.ROOT, "%.3f", sums[column] / counts[column]);
        }
    }

    public static void main(String[] arguments) throws Exception {
        new BeatBench().run();
    }

    private void run() throws IOException, InterruptedException {
        Optional<Path> folder = settings.find("BEAT_CORPORA").map(Path::of);
        for (Path corpus : folder.isPresent() ? sorted(folder.get(), "") : List.<Path>of()) {
            if (Files.isDirectory(corpus)) {
                measure(corpus);
            }
        }
        measureSandbox();
        Files.write(Files.createDirectories(Path.of("target")).resolve("bench-beats.md"), table);
    }

    private void measure(Path corpus) throws IOException, InterruptedException {
        Means means = new Means();
        for (Path wav : sorted(corpus, ".wav")) {
            Path midi = Path.of(wav.toString().replaceFirst("\\.wav$", ".mid"));
            SongAnalysis found = analyse(wav, means);
            if (Files.exists(midi)) {
                MidiTruth truth = MidiTruth.read(midi, found.duration());
                scoreBeats(wav, truth.beats(), found, means);
                means.add(4, BeatScores.f(truth.notes(), array(found.onsets()), ONSET_TOLERANCE));
            }
        }
        row(corpus.getFileName().toString(), means);
    }

    private void measureSandbox() throws IOException, InterruptedException {
        Means means = new Means();
        int seconds = settings.integer("BEAT_SECONDS", 90, 12, 600);
        for (String seed : settings.list("BEAT_SEEDS", "b1,b2")) {
            for (Style style : Style.values()) {
                Path wav = Files.createTempFile("song", ".wav");
                SoundShape shape = new SoundShape(SongFormat.WAV, 44_100, 2, "128k");
                new SoundWriter(ffmpeg)
                        .write(SongSynthesizer.synthesize(seed, style, seconds)::writeTo, shape, wav, DEADLINE);
                SongTruth truth = SongTruth.of(seed, style, seconds);
                SongAnalysis found = analyse(wav, means);
                scoreBeats(wav, array(truth.beats()), found, means);
                scoreSections(truth, found, means);
                Files.delete(wav);
            }
        }
        row("sandbox", means);
    }

    private SongAnalysis analyse(Path wav, Means means) throws IOException, InterruptedException {
        double before = cpuSeconds();
        SongAnalysis found = analyser.analyse(wav);
        means.songs++;
        means.add(8, (cpuSeconds() - before) * 180 / found.duration());
        means.add(7, found.confidence() >= LEAST_CONFIDENCE ? 1 : 0);
        return found;
    }

    private static void scoreBeats(Path wav, double[] truth, SongAnalysis found, Means means)
            throws IOException, InterruptedException {
        double[] scored = BeatScores.scored(truth, truth);
        double[] ours = BeatScores.scored(array(found.beats()), truth);
        means.add(0, BeatScores.f(scored, ours, BEAT_TOLERANCE));
        means.add(1, BeatScores.amlt(scored, ours));
        Optional<double[]> aubio = aubio(wav);
        if (aubio.isPresent()) {
            double[] theirs = BeatScores.scored(aubio.get(), truth);
            means.add(2, BeatScores.f(scored, theirs, BEAT_TOLERANCE));
            means.add(3, BeatScores.amlt(scored, theirs));
        }
    }

    private static void scoreSections(SongTruth truth, SongAnalysis found, Means means) {
        double[] borders = truth.parts().stream()
                .skip(1)
                .mapToDouble(SongTruth.Part::start)
                .toArray();
        double[] ours =
                found.sections().stream().skip(1).mapToDouble(Section::start).toArray();
        means.add(5, BeatScores.f(borders, ours, BORDER_TOLERANCE));
        int moments = (int) (10 * found.duration());
        String[] names = new String[moments];
        String[] foundNames = new String[moments];
        for (int i = 0; i < moments; i++) {
            double time = i / 10.0;
            names[i] = truth.parts().stream()
                    .filter(part -> part.start() <= time && time < part.end())
                    .findFirst()
                    .map(SongTruth.Part::name)
                    .orElse("");
            foundNames[i] = found.sections().stream()
                    .filter(section -> section.start() <= time && time < section.end())
                    .findFirst()
                    .map(section -> section.type().name())
                    .orElse("");
        }
        means.add(6, BeatScores.pairwise(names, foundNames));
    }

    /** What the peer hears, or empty where it is not installed. */
    private static Optional<double[]> aubio(Path wav) throws IOException, InterruptedException {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aubiotrack")));
        if (!installed) {
            return Optional.empty();
        }
        Process process = new ProcessBuilder("aubiotrack", "-i", wav.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            double[] beats = lines.lines()
                    .filter(line -> !line.isBlank())
                    .mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+")[0]))
                    .toArray();
            process.waitFor();
            return Optional.of(beats);
        }
    }

    private void row(String corpus, Means means) {
        String cells =
                String.join(" | ", IntStream.range(0, 9).mapToObj(means::text).toList());
        String row = "| " + corpus + " | " + means.songs + " | " + cells + " |";
        table.add(row);
        LOG.log(System.Logger.Level.INFO, row);
    }

    /** Of this process and of the children that have ended; 0 where the system does not tell. */
    private static double cpuSeconds() throws IOException {
        Path status = Path.of("/proc/self/stat");
        if (!Files.exists(status)) {
            return 0;
        }
        String text = Files.readString(status);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum() / TICKS_PER_SECOND;
    }

    private static List<Path> sorted(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(x -> x).toArray();
    }
}
