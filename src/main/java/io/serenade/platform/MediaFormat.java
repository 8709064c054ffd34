package io.serenade.platform;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The formats of media we keep, told by the first bytes of a file and never by its name or the header that came with it. */
public enum MediaFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    /** Also for sound alone, unless its brand says so. */
    MP4("video/mp4", "mp4"),
    QUICKTIME("video/quicktime", "mov"),
    WEBM("video/webm", "webm"),
    MP3("audio/mpeg", "mp3"),
    AAC("audio/aac", "aac"),
    WAV("audio/wav", "wav"),
    OGG("audio/ogg", "ogg"),
    FLAC("audio/flac", "flac"),
    M4A("audio/mp4", "m4a");

    /** What may hold a song: an MP4 of any brand may be sound alone. */
    public static final Set<MediaFormat> SOUND = EnumSet.of(MP4, QUICKTIME, MP3, AAC, WAV, OGG, FLAC, M4A);

    public static final Set<MediaFormat> ANY = EnumSet.allOf(MediaFormat.class);

    private final String type;
    private final String extension;

    MediaFormat(String type, String extension) {
        this.type = type;
        this.extension = extension;
    }

    /** The media type, for example {@code image/png}. */
    public String type() {
        return type;
    }

    /** The usual ending of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** Recognises a format by a file's first bytes; sixty-four are enough. */
    public static Optional<MediaFormat> of(byte[] start, int length) {
        String head = new String(start, 0, Math.min(length, 64), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        } else if (head.startsWith("GIF8")) {
            return Optional.of(GIF);
        } else if (head.startsWith("RIFF")) {
            return riff(head);
        } else if (head.startsWith("ftyp", 4)) {
            return brand(head);
        } else if (head.startsWith("\u001aE\u00df\u00a3")) {
            return head.contains("webm") ? Optional.of(WEBM) : Optional.empty();
        }
        return sound(head);
    }

    private static Optional<MediaFormat> riff(String head) {
        if (head.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        return head.startsWith("WAVE", 8) ? Optional.of(WAV) : Optional.empty();
    }

    /** The boxes of MP4 also hold pictures (HEIC, AVIF), which browsers do not all show. */
    private static Optional<MediaFormat> brand(String head) {
        String brand = head.substring(Math.min(8, head.length()), Math.min(12, head.length()));
        return switch (brand) {
            case "M4A ", "M4B " -> Optional.of(M4A);
            case "qt  " -> Optional.of(QUICKTIME);
            case "heic", "heix", "hevc", "mif1", "msf1", "avif", "avis" -> Optional.empty();
            default -> Optional.of(MP4);
        };
    }

    private static Optional<MediaFormat> sound(String head) {
        if (head.startsWith("ID3")) {
            return Optional.of(MP3);
        } else if (head.startsWith("OggS")) {
            return Optional.of(OGG);
        } else if (head.startsWith("fLaC")) {
            return Optional.of(FLAC);
        }
        boolean frame = head.length() > 1 && head.charAt(0) == 0xff && (head.charAt(1) & 0xe0) == 0xe0;
        if (!frame) {
            return Optional.empty();
        }
        // Layer zero is no MPEG layer: ADTS uses it.
        return Optional.of((head.charAt(1) & 0x06) == 0 ? AAC : MP3);
    }
}
