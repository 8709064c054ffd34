package io.serenade.providers;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Saves a download to a local file, once its first bytes are accepted and up to a size limit. */
final class SavedFile {
    private static final int PIECE = 64 * 1024;

    private SavedFile() {}

    /** Decides what may be saved. */
    interface Admission {
        /**
         * Judges the first bytes, up to 64 KB of them.
         *
         * @return how many bytes such a file may have
         * @throws RuntimeException when it is not wanted
         */
        long mostBytes(byte[] start);

        RuntimeException tooLarge(long mostBytes);
    }

    /**
     * Saves a stream to its end; nothing is written if it is not admitted.
     *
     * @throws IOException when the stream breaks off
     * @throws UncheckedIOException when our own disk fails
     */
    static void save(InputStream in, Path target, Admission admission) throws IOException {
        byte[] buffer = new byte[PIECE];
        int n = in.readNBytes(buffer, 0, buffer.length);
        long most = admission.mostBytes(Arrays.copyOf(buffer, n));
        long total = n;
        try (OutputStream out = new LocalFile(target)) {
            while (n > 0) {
                if (total > most) {
                    throw admission.tooLarge(most);
                }
                out.write(buffer, 0, n);
                n = in.read(buffer);
                total += Math.max(0, n);
            }
        }
    }

    /** Distinguishes errors of our own disk from those of the network. */
    private static final class LocalFile extends FilterOutputStream {
        LocalFile(Path target) {
            super(open(target));
        }

        private static OutputStream open(Path target) {
            try {
                return Files.newOutputStream(target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
