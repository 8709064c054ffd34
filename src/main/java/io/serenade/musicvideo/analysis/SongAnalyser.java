package io.serenade.musicvideo.analysis;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.sound.SongDecoding;
import io.serenade.rendering.sound.SongFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;

/** Analyses a song in one pass, while it is decoded, and finds what a film about it needs to know. */
public final class SongAnalyser {
    public static final Duration SHORTEST = Duration.ofSeconds(12);
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String UNHEARD = "The song could not be analysed.";

    private final Ffmpeg ffmpeg;
    private final Duration deadline;
    private final BeatModel model;

    /**
     * @param deadline for decoding, after which the child is killed
     * @param model the network that is asked for beats first
     */
    public SongAnalyser(Ffmpeg ffmpeg, Duration deadline, BeatModel model) {
        this.ffmpeg = ffmpeg;
        this.deadline = deadline;
        this.model = model;
    }

    /**
     * Analyses an MP3, M4A, WAV, FLAC or Ogg file of 12 s to 10 minutes.
     *
     * @throws RenderingException of category {@code UNUSABLE_SONG} with a sentence for people when it is no song, cut
     *     off, too short or too long; of another when the decoder failed or took too long
     */
    public SongAnalysis analyse(Path song) throws IOException, InterruptedException {
        Optional<BeatNetwork> network = model.network();
        CurveReader reader = new CurveReader();
        Optional<MelReader> mel = network.map(present -> new MelReader());
        read(song, sample -> {
            reader.accept(sample);
            mel.ifPresent(present -> present.accept(sample));
        });
        return analysis(
                reader.finish(),
                network.flatMap(
                        present -> NeuralBeats.find(present, mel.orElseThrow().finish())));
    }

    private void read(Path path, DoubleConsumer samples) throws IOException, InterruptedException {
        SongFile song = SongFile.open(path, Optional.empty());
        try (ChildGroup children = ffmpeg.children(deadline)) {
            children.run(new SongDecoding(song, SHORTEST, LONGEST, children, samples));
            children.awaitAll();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RenderingException known) {
                throw known;
            }
            throw new RenderingException(Category.TOOL_FAILED, UNHEARD, e.getCause());
        } catch (TimeoutException e) {
            throw new RenderingException(
                    Category.TIMED_OUT, "The song was not decoded within " + deadline.toSeconds() + " s.", e);
        }
    }

    static SongAnalysis analysis(SongCurves curves) {
        return analysis(curves, Optional.empty());
    }

    /** @param heard beats that a network is sure of */
    private static SongAnalysis analysis(SongCurves curves, Optional<BeatFinder.Beats> heard) {
        BeatFinder.Beats found = heard.orElseGet(() -> new BeatFinder(curves).find());
        List<Double> onsets = Onsets.find(curves.flux());
        List<Section> sections = SectionFinder.find(curves, found.downbeats());
        return new SongAnalysis(
                curves.duration(),
                found.bpm(),
                found.beats(),
                found.downbeats(),
                onsets,
                sections,
                MoodJudge.judge(curves, found.bpm(), onsets.size() / curves.duration()),
                CutPlan.of(curves.duration(), found.beats(), found.downbeats(), sections),
                found.confidence(),
                found.regular(),
                heard.isPresent() ? "network" : found.regular() ? "tempo" : "dynamic_programming");
    }
}
