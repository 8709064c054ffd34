package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The containers a song may come in, told by their first bytes and never by name or by what FFmpeg would guess. */
public enum SongFormat {
    MP3("mp3"),
    M4A("mov"),
    WAV("wav"),
    FLAC("flac"),
    OGG("ogg");

    private final String demuxer;

    SongFormat(String demuxer) {
        this.demuxer = demuxer;
    }

    String demuxer() {
        return demuxer;
    }

    /** The format of a file, or empty when it is none of ours. */
    public static Optional<SongFormat> find(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return find(in.readNBytes(12));
        }
    }

    static Optional<SongFormat> find(byte[] start) {
        if (has(start, 0, "ID3") || isMpegLayer3(start)) {
            return Optional.of(MP3);
        }
        if (has(start, 4, "ftyp")) {
            return Optional.of(M4A);
        }
        if (has(start, 0, "RIFF") && has(start, 8, "WAVE")) {
            return Optional.of(WAV);
        }
        if (has(start, 0, "fLaC")) {
            return Optional.of(FLAC);
        }
        return has(start, 0, "OggS") ? Optional.of(OGG) : Optional.empty();
    }

    private static boolean isMpegLayer3(byte[] start) {
        return start.length > 1 && start[0] == (byte) 0xFF && (start[1] & 0xE6) == 0xE2;
    }

    private static boolean has(byte[] start, int at, String magic) {
        return start.length >= at + magic.length()
                && new String(start, at, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }
}
