package io.serenade.rendering.film;

import io.serenade.rendering.film.Transition.Kind;
import io.serenade.rendering.mp4.FilmTables;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How close the cuts of a finished film are to their beats, and whether its sound is the upload's. The times are read
 * from the file's own tables.
 *
 * @param cuts in their order; the start of the film is not one of them
 * @param frames pictures of the film
 * @param pictureSeconds when the last picture ends
 * @param soundSeconds when the song ends
 */
public record SyncReport(List<BeatCut> cuts, int frames, double pictureSeconds, double soundSeconds, SoundProof sound) {
    /**
     * A cut and its beat.
     *
     * @param shot number of the shot that begins, from 0
     * @param frame the first one of the shot; of a transition, the one in its middle
     * @param seconds when that frame is shown
     * @param beat when the beat is, in seconds
     * @param transition the one that is seen; a planned transition for which there was no room is a cut
     * @param transitionFrames its length in frames
     */
    public record BeatCut(int shot, int frame, double seconds, double beat, Kind transition, int transitionFrames) {
        /** How much later than the beat, in milliseconds; negative where it is earlier. */
        public double errorMilliseconds() {
            return (seconds - beat) * 1_000;
        }
    }

    /**
     * The proof that the sound is the upload's.
     *
     * @param copied whether the upload's own packets are in the film; otherwise it was encoded once
     * @param packets SHA-256 of the packets as they lie in the film
     * @param samples SHA-256 of the upload's samples that were encoded (16 bits, two channels, 44,100 a second, low
     *     byte first), which anyone who has the upload can compute; empty if the packets are copied
     */
    public record SoundProof(boolean copied, String packets, Optional<String> samples) {}

    /** @throws IOException when the file is not what was planned */
    static SyncReport of(Timeline timeline, FilmSong song, Path film) throws IOException {
        FilmTables tables = FilmTables.read(film);
        MessageDigest packets = Identity.digest();
        tables.digestSound(packets);
        String hash = Identity.word(packets);
        if (!hash.equals(song.packets())) {
            throw new IOException("the sound in the film is not the one that was put into it");
        }
        checkSegments(timeline, tables);
        return new SyncReport(
                cuts(timeline, tables),
                tables.frames(),
                tables.pictureSeconds(),
                tables.soundSeconds(),
                new SoundProof(song.encoded().copied(), hash, song.samples()));
    }

    /** Every segment begins with an IDR picture, so the sync sample table tells whether it lies in its place. */
    private static void checkSegments(Timeline timeline, FilmTables tables) throws IOException {
        for (Placement placement : timeline.placements()) {
            if (placement.start() < tables.frames() && !tables.isKey(placement.start())) {
                throw new IOException("no segment begins at frame " + placement.start() + " of the film");
            }
        }
    }

    private static List<BeatCut> cuts(Timeline timeline, FilmTables tables) throws IOException {
        FilmPlan plan = timeline.plan();
        List<BeatCut> cuts = new ArrayList<>();
        for (int shot = 1; shot < plan.shots().size(); shot++) {
            int frame = plan.start(shot);
            if (frame >= tables.frames()) {
                throw new IOException("the film ends before its cut at frame " + frame);
            }
            Cut cut = timeline.cutBefore(shot);
            double beat = plan.shots().get(shot).at();
            cuts.add(new BeatCut(shot, frame, tables.start(frame), beat, cut.kind(), 2 * cut.half()));
        }
        return List.copyOf(cuts);
    }

    /** The largest distance of a cut from its beat, in milliseconds. */
    public double largestErrorMilliseconds() {
        return cuts.stream()
                .mapToDouble(cut -> Math.abs(cut.errorMilliseconds()))
                .max()
                .orElse(0);
    }
}
