package io.serenade.rendering.ffmpeg;

import io.serenade.platform.files.MediaFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The formats of still pictures that a film may show, recognised by their content. */
public enum PictureFormat {
    PNG("png_pipe", "png"),
    JPEG("jpeg_pipe", "mjpeg"),
    WEBP("webp_pipe", "webp");

    private final String demuxer;
    private final String decoder;

    PictureFormat(String demuxer, String decoder) {
        this.demuxer = demuxer;
        this.decoder = decoder;
    }

    String demuxer() {
        return demuxer;
    }

    String decoder() {
        return decoder;
    }

    /** Empty when it is not a picture that we accept. */
    public static Optional<PictureFormat> find(Path file) throws IOException {
        return MediaFormat.of(file).flatMap(PictureFormat::holding);
    }

    private static Optional<PictureFormat> holding(MediaFormat format) {
        return switch (format) {
            case PNG -> Optional.of(PNG);
            case JPEG -> Optional.of(JPEG);
            case WEBP -> Optional.of(WEBP);
            case MP4, QUICKTIME, WEBM, GIF, MP3, AAC, WAV, OGG, FLAC, M4A -> Optional.empty();
        };
    }
}
