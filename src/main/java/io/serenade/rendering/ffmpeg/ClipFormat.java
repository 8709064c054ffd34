package io.serenade.rendering.ffmpeg;

import io.serenade.platform.files.MediaFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The containers a clip may come in, recognised by their content. */
public enum ClipFormat {
    MP4("mov"),
    WEBM("matroska");

    private final String demuxer;

    ClipFormat(String demuxer) {
        this.demuxer = demuxer;
    }

    String demuxer() {
        return demuxer;
    }

    /** Empty when it is not a clip that we accept. */
    public static Optional<ClipFormat> find(Path file) throws IOException {
        return MediaFormat.of(file).flatMap(ClipFormat::holding);
    }

    private static Optional<ClipFormat> holding(MediaFormat format) {
        return switch (format) {
            case MP4, QUICKTIME -> Optional.of(MP4);
            case WEBM -> Optional.of(WEBM);
            case PNG, JPEG, WEBP, GIF, MP3, AAC, WAV, OGG, FLAC, M4A -> Optional.empty();
        };
    }
}
