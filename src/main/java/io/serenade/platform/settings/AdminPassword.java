package io.serenade.platform.settings;

import io.serenade.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The operator's password: the value of {@code ADMIN_PASSWORD}, otherwise a generated one, kept in a file under {@code
 * DATA_DIR} that only its owner can read. Fewer than 12 characters are refused as too easy to guess.
 */
public final class AdminPassword {
    private static final int SHORTEST = 12;
    private static final String VARIABLE = "ADMIN_PASSWORD";

    private AdminPassword() {}

    /**
     * Reads the password, where there is one.
     *
     * @throws SettingsException when it is too short to be one
     */
    public static Optional<Secret> find(Settings settings) {
        Optional<Secret> set = settings.secret("ADMIN_PASSWORD");
        if (set.isPresent()) {
            if (set.get().reveal().length() < SHORTEST) {
                throw new SettingsException(VARIABLE, "must have at least " + SHORTEST + " characters.");
            }
            return set;
        }
        return read(file(NodeSettings.from(settings).dataDir()));
    }

    /**
     * Generates a password and stores it: written under a temporary name first, so that a crash leaves no partial file.
     */
    public static Secret make(Path dataDir) {
        Path file = file(dataDir);
        try {
            Files.createDirectories(dataDir);
            FileAttribute<?> forOwner =
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path written = Files.createTempFile(dataDir, "admin-password", ".new", forOwner);
            Files.writeString(written, Ids.newToken());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The operator's password cannot be kept in " + file, e);
        }
        return read(file).orElseThrow();
    }

    public static Path file(Path dataDir) {
        return dataDir.resolve("admin-password");
    }

    private static Optional<Secret> read(Path file) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            String password = Files.readString(file).strip();
            if (password.length() < SHORTEST) {
                throw new SettingsException(
                        VARIABLE,
                        "is not set, and " + file + " holds no password of at least " + SHORTEST
                                + " characters: remove that file to have one made, or set " + VARIABLE + ".");
            }
            return Optional.of(new Secret(password));
        } catch (IOException e) {
            throw new UncheckedIOException("The operator's password cannot be read from " + file, e);
        }
    }
}
