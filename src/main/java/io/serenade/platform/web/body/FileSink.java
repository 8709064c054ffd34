package io.serenade.platform.web.body;

import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/** Writes a body to a file as it arrives; only one piece is in memory at a time. */
final class FileSink implements BodySink {
    private static final int PIECE = 32 * 1024;

    private final AcceptsFile rule;
    private final String contentType;
    private final IncomingFiles files;
    private final Optional<UploadPlaces.Place> place;
    private final byte[] piece = new byte[PIECE];

    private TemporaryFile file;
    private OutputStream out;
    private long received;

    /** @param place released with the file; empty for a body that is refused immediately */
    FileSink(AcceptsFile rule, String contentType, IncomingFiles files, Optional<UploadPlaces.Place> place) {
        this.rule = rule;
        this.contentType = contentType;
        this.files = files;
        this.place = place;
    }

    @Override
    public synchronized int readFrom(ServletInputStream in) throws IOException {
        int read = in.read(piece, 0, piece.length);
        received += Math.max(0, read);
        if (received > rule.maxBytes()) {
            throw BodyFilter.tooLarge(rule.maxBytes(), rule.advice());
        }
        if (read > 0) {
            write(read);
        }
        return read;
    }

    private void write(int length) {
        try {
            if (file == null) {
                file = files.create();
                out = Files.newOutputStream(file.path());
            }
            out.write(piece, 0, length);
        } catch (IOException | UncheckedIOException e) {
            throw notWritable(e);
        }
    }

    private static ProblemException notWritable(Exception cause) {
        return new ProblemException(
                ProblemType.SERVICE_UNAVAILABLE, "Files cannot be stored just now. Please send it again later.", cause);
    }

    @Override
    public synchronized ReceivedBody whole() {
        if (file == null) {
            return ReceivedBody.refused(BodyFilter.noFile());
        }
        try {
            out.close();
        } catch (IOException e) {
            return ReceivedBody.refused(notWritable(e));
        }
        return ReceivedBody.of(new RequestFile(file.path(), contentType));
    }

    @Override
    public synchronized void release() {
        place.ifPresent(UploadPlaces.Place::giveBack);
        if (file == null) {
            return;
        }
        try (TemporaryFile gone = file) {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The file of a body cannot be closed", e);
        } finally {
            file = null;
        }
    }
}
