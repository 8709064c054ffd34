package io.serenade.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The media formats that we store, recognised by the content of a file and never by its name or content type. Tika
 * knows the families; formats that it does not distinguish, or accepts too easily, are checked more closely here.
 */
public enum MediaFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    /** Also for files with sound only, unless their brand says so. */
    MP4("video/mp4", "mp4"),
    QUICKTIME("video/quicktime", "mov"),
    WEBM("video/webm", "webm"),
    MP3("audio/mpeg", "mp3"),
    AAC("audio/aac", "aac"),
    WAV("audio/wav", "wav"),
    OGG("audio/ogg", "ogg"),
    FLAC("audio/flac", "flac"),
    M4A("audio/mp4", "m4a");

    /** The formats that may hold a song: an MP4 of any brand may contain sound only. */
    public static final Set<MediaFormat> SOUND = EnumSet.of(MP4, QUICKTIME, MP3, AAC, WAV, OGG, FLAC, M4A);

    public static final Set<MediaFormat> ANY = EnumSet.allOf(MediaFormat.class);

    private static final int LOOKED_AT = 4096;
    /** Room for the head of an EBML file, which names its document type. */
    private static final int EBML_HEAD = 64;

    /** Pictures in the boxes of MP4 (HEIF, AVIF, JPEG 2000, raw), which browsers do not all show. */
    private static final Set<String> PICTURE_BRANDS = Set.of(
            "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "jp2 ", "jpx ", "jpm ",
            "crx ");

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

    /** The usual file name extension, without the dot. */
    public String extension() {
        return extension;
    }

    /** The format of a file, or empty when we do not store such files. */
    public static Optional<MediaFormat> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LOOKED_AT);
            return of(start, start.length);
        }
    }

    /** Recognises a format by a file's first bytes, of which it reads at most four thousand. */
    public static Optional<MediaFormat> of(byte[] start, int length) {
        byte[] head = Arrays.copyOf(start, Math.min(length, LOOKED_AT));
        return switch (ContentType.of(head)) {
            case "image/png" -> Optional.of(PNG);
            case "image/jpeg" -> Optional.of(JPEG);
            case "image/webp" -> Optional.of(WEBP);
            case "image/gif" -> Optional.of(GIF);
            case "audio/mpeg", "application/octet-stream" -> mpegSound(head);
            case "audio/vnd.wave" -> Optional.of(WAV);
            case "audio/x-flac" -> Optional.of(FLAC);
            case "application/x-matroska" ->
                text(head, 0, EBML_HEAD).contains("webm") ? Optional.of(WEBM) : Optional.empty();
            // Tika names the codec inside (Vorbis, Opus, Theora …); the container is what counts here.
            default -> text(head, 0, 4).equals("OggS") ? Optional.of(OGG) : boxes(head);
        };
    }

    private static Optional<MediaFormat> boxes(byte[] head) {
        return text(head, 4, 4).equals("ftyp") ? brand(text(head, 8, 4)) : Optional.empty();
    }

    private static Optional<MediaFormat> brand(String brand) {
        if (PICTURE_BRANDS.contains(brand)) {
            return Optional.empty();
        }
        return switch (brand) {
            case "M4A ", "M4B " -> Optional.of(M4A);
            case "qt  " -> Optional.of(QUICKTIME);
            default -> Optional.of(MP4);
        };
    }

    /**
     * A tag, or the header of a frame whose fields make sense (ISO/IEC 11172-3 and 13818-7); ADTS is unknown to Tika.
     */
    private static Optional<MediaFormat> mpegSound(byte[] head) {
        if (text(head, 0, 3).equals("ID3")) {
            return Optional.of(MP3);
        }
        if (head.length < 4 || head[0] != (byte) 0xff || (head[1] & 0xe0) != 0xe0) {
            return Optional.empty();
        }
        if ((head[1] & 0xf6) == 0xf0) {
            int rate = head[2] >> 2 & 15;
            return rate < 13 ? Optional.of(AAC) : Optional.empty();
        }
        boolean layerThree = (head[1] & 0x06) == 0x02 && (head[1] & 0x18) != 0x08;
        boolean bitrateAndRate = (head[2] & 0xf0) != 0xf0 && (head[2] & 0x0c) != 0x0c;
        return layerThree && bitrateAndRate ? Optional.of(MP3) : Optional.empty();
    }

    private static String text(byte[] bytes, int from, int length) {
        int start = Math.min(from, bytes.length);
        return new String(bytes, start, Math.min(length, bytes.length - start), StandardCharsets.ISO_8859_1);
    }
}
