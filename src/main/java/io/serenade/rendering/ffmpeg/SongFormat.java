package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The containers a song may come in, told by their first bytes and never by name or by what FFmpeg would guess. */
public enum SongFormat {
    MP3("mp3", "libmp3lame", "mp3"),
    M4A("mov", "aac", "ipod"),
    WAV("wav", "pcm_s16le", "wav"),
    FLAC("flac", "flac", "flac"),
    OGG("ogg", "libvorbis", "ogg");

    private final String demuxer;
    private final String encoder;
    private final String muxer;

    SongFormat(String demuxer, String encoder, String muxer) {
        this.demuxer = demuxer;
        this.encoder = encoder;
        this.muxer = muxer;
    }

    /** The format's name, which is also how its files end. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String demuxer() {
        return demuxer;
    }

    String encoder() {
        return encoder;
    }

    String muxer() {
        return muxer;
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
