package io.serenade.intake;

import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.providers.CallerFiles;
import io.serenade.providers.RefusedFileException;
import io.serenade.providers.RefusedFileException.Code;
import io.serenade.providers.RemoteHead;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.MissingMediaException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/**
 * Turns an address that a caller supplied into a checked picture or clip. It is fetched once, from a public host, a
 * listed one or out of the address itself ({@code data:}), checked and, if it is a picture, re-encoded. Uploads come
 * from the storage.
 */
@ApplicationScoped
public class CallerMedia {
    @Inject
    CallerFiles files;

    @Inject
    MediaInspector inspector;

    @Inject
    IncomingFiles incoming;

    @Inject
    Uploads uploads;

    @Inject
    MediaStore media;

    /**
     * Fetches the file at an address. Pictures may have 10 MB and 25 megapixels, clips 50 MB and a minute.
     *
     * @param address as the caller wrote it
     * @param deadline for all of it; decoding a picture may take eight seconds of its own
     * @throws RefusedFileException when it cannot be fetched or used, which the caller can fix
     * @throws OverloadedException when this node has no room for it at the moment
     */
    public CallerMedium fetch(String address, AcceptedMedia taken, Duration deadline) throws InterruptedException {
        String written = address.strip();
        if (uploads.isOurs(written)) {
            return uploaded(written, taken, deadline);
        }
        long end = System.nanoTime() + deadline.toNanos();
        TemporaryFile file = incoming.create();
        boolean whole = false;
        try {
            files.fetch(written, file.path(), start -> inspector.mostBytes(start, taken), deadline);
            whole = true;
        } finally {
            if (!whole) {
                file.close();
            }
        }
        return inspector.inspect(file, taken, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    /** An upload was checked when it arrived, and re-encoded if it was a picture. */
    private CallerMedium uploaded(String address, AcceptedMedia taken, Duration deadline) throws InterruptedException {
        Upload upload = uploads.findAt(address)
                .orElseThrow(() -> new RefusedFileException(
                        Code.UNREACHABLE, "This upload is not there any more; please send the file again."));
        try {
            LocalCopy copy = media.fetch(MediaKind.UPLOAD, upload.file());
            if (upload.format() != MediaFormat.JPEG) {
                return inspector.inspect(new TemporaryFile(copy.path(), copy::close), taken, deadline);
            }
            try (copy) {
                return new CallerPicture(Files.readAllBytes(copy.path()), upload.width(), upload.height());
            }
        } catch (MissingMediaException e) {
            throw new RefusedFileException(
                    Code.UNREACHABLE, "This upload is not there any more; please send the file again.", e);
        } catch (IOException e) {
            throw new OverloadedException("The storage gives no uploads just now", e);
        }
    }

    /**
     * Checks an uploaded file, which belongs to the returned medium from then on.
     *
     * @throws RefusedFileException when it cannot be used
     * @throws OverloadedException when this node has no room for it at the moment
     */
    public CallerMedium inspect(TemporaryFile file, AcceptedMedia taken, Duration deadline)
            throws InterruptedException {
        return inspector.inspect(file, taken, deadline);
    }

    /**
     * Asks what an address holds, without downloading it.
     *
     * @throws RefusedFileException when it may not be asked, or there is no answer
     */
    public RemoteHead head(String address, Duration deadline) {
        return files.head(address, deadline);
    }
}
