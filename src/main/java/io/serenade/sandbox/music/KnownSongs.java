package io.serenade.sandbox.music;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises the songs of the sandbox. Next to each song a file records what it was made from and how it sounds, but no
 * names, so that no personal data are kept: the transcribed words have neutral names.
 */
public final class KnownSongs {
    private static final String ENDING = ".known";

    private final Path folder;

    public KnownSongs(Path folder) {
        this.folder = folder;
    }

    /** A song as it is known: what it was made from. */
    public record Known(String seed, Style style, int seconds) {
        /** What is sung in it, as far as is known, and when. */
        public List<SungLyrics.Word> words() {
            return SungLyrics.spread(Lyricist.write(seed, style, ""), seed, style, seconds);
        }
    }

    private record Note(Known song, Envelope envelope) {}

    /** Notes a song that was made. */
    public void note(String fileName, Known song, PcmSong samples) throws IOException {
        Envelope envelope = Envelope.of(new ByteArrayInputStream(bytes(samples)));
        String levels = envelope.levels().stream()
                .map(level -> Long.toString(Math.round(level * 10)))
                .collect(Collectors.joining(" "));
        Files.createDirectories(folder);
        Files.write(
                folder.resolve(fileName + ENDING),
                List.of(song.seed(), song.style().name(), Integer.toString(song.seconds()), levels));
    }

    private static byte[] bytes(PcmSong samples) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(samples.frames() * PcmSong.CHANNELS * 2);
        samples.writeTo(bytes);
        return bytes.toByteArray();
    }

    /**
     * What was heard.
     *
     * @param song empty if it is not one of the sandbox's
     * @param seconds its length, to a quarter of a second
     * @param silent whether nothing can be heard at all
     */
    public record Heard(Optional<Known> song, double seconds, boolean silent) {}

    /** @param samples of 44.1 kHz: signed 16-bit, low byte first, left and right in turn */
    public Heard hear(InputStream samples) throws IOException {
        Envelope envelope = Envelope.of(samples);
        boolean silent = envelope.levels().stream().allMatch(level -> level < -60);
        return new Heard(silent ? Optional.empty() : find(envelope), envelope.seconds(), silent);
    }

    private Optional<Known> find(Envelope envelope) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<Known> found = Optional.empty();
        double best = Envelope.ALIKE;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ENDING)).toList()) {
                Optional<Note> note = read(file);
                double likeness =
                        note.map(one -> one.envelope().likeness(envelope)).orElse(0.0);
                if (likeness > best) {
                    best = likeness;
                    found = note.map(Note::song);
                }
            }
        }
        return found;
    }

    /** Empty for a record that has just been deleted, or is not complete yet. */
    private static Optional<Note> read(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            return Optional.of(new Note(
                    new Known(lines.get(0), Style.valueOf(lines.get(1)), Integer.parseInt(lines.get(2))),
                    new Envelope(Arrays.stream(lines.get(3).split(" "))
                            .map(level -> Integer.parseInt(level) / 10.0)
                            .toList())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
