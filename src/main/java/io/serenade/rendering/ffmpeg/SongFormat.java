package io.serenade.rendering.ffmpeg;

import io.serenade.platform.files.MediaFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The containers a song may come in, recognised by their content and never by name or by FFmpeg's guess. */
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

    /** The format of a file; empty when it holds no song that we accept. */
    public static Optional<SongFormat> find(Path file) throws IOException {
        return MediaFormat.of(file).flatMap(SongFormat::holding);
    }

    private static Optional<SongFormat> holding(MediaFormat format) {
        return switch (format) {
            case MP3 -> Optional.of(MP3);
            case M4A, MP4, QUICKTIME -> Optional.of(M4A);
            case WAV -> Optional.of(WAV);
            case FLAC -> Optional.of(FLAC);
            case OGG -> Optional.of(OGG);
            case AAC, PNG, JPEG, WEBP, GIF, WEBM -> Optional.empty();
        };
    }
}
