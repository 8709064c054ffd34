package io.serenade.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** Writes messages to a folder as {@code .eml} files, which mail programs open; for use without a mail server. */
final class MailFolder implements Mailer {
    private final Path folder;
    private final Envelope envelope;

    MailFolder(Path folder, Envelope envelope) {
        this.folder = folder;
        this.envelope = envelope;
    }

    @Override
    public void send(Letter letter) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path unfinished = Files.createTempFile(folder, ".part-", "");
            try {
                write(letter, unfinished);
                Files.move(unfinished, folder.resolve(letter.id() + ".eml"), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException | MessagingException e) {
            throw new MailException(e);
        }
    }

    private void write(Letter letter, Path file) throws IOException, MessagingException {
        try (OutputStream out = Files.newOutputStream(file)) {
            envelope.around(letter, Session.getInstance(new Properties())).writeTo(out);
        }
    }
}
