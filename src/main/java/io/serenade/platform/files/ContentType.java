package io.serenade.platform.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.ParseContext;

/** The media type of bytes according to Tika's registry: magic numbers only, no parser and no file name. */
final class ContentType {

    /** Loaded with the first file: it takes a fifth of a second and 2 MB, which should not delay the start. */
    private static final class Registry {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes(ContentType.class.getClassLoader());
    }

    private ContentType() {}

    /** For example {@code image/png}; {@code application/octet-stream} for unknown types. */
    static String of(byte[] start) {
        try (TikaInputStream in = TikaInputStream.get(start)) {
            return Registry.TYPES.detect(in, new Metadata(), new ParseContext()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory could not be read", e);
        }
    }
}
