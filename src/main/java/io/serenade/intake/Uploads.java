package io.serenade.intake;

import io.serenade.platform.Expiring;
import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.files.MediaFormat;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Media that callers upload before they order. The row is added first and removed last, so a crash leaves no unknown
 * file. The ids differ from job ids, so the clean-up of orphaned files ignores them.
 */
@ApplicationScoped
public class Uploads implements Expiring {
    private static final Logger LOG = System.getLogger(Uploads.class.getName());
    private static final String PREFIX = "u-";
    private static final String PATH = "/uploads/";
    private static final Pattern FILE = Pattern.compile("(u-[a-z][a-z0-9]{23})\\.[a-z0-9]{3,4}");
    private static final int BATCH = 1_000;

    /** Longer than any upload takes. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(6);

    @Inject
    Database database;

    @Inject
    MediaStore media;

    @Inject
    IncomingFiles incoming;

    @Inject
    IntakeSettings settings;

    @Inject
    Clock clock;

    /**
     * Stores a checked medium.
     *
     * @throws IOException when the storage is unavailable; nothing is stored then
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Upload add(CallerMedium medium) throws IOException, InterruptedException {
        Upload upload = describe(medium);
        insert(upload);
        boolean stored = false;
        try {
            media.put(MediaKind.UPLOAD, upload.file(), file -> write(medium, file));
            stored = true;
            return upload;
        } finally {
            if (!stored) {
                delete(upload.id());
            }
        }
    }

    private Upload describe(CallerMedium medium) {
        MediaFormat format = medium instanceof CallerClip clip ? clip.format() : MediaFormat.JPEG;
        Optional<Duration> length = medium instanceof CallerClip clip ? Optional.of(clip.length()) : Optional.empty();
        Instant now = clock.instant();
        return new Upload(
                PREFIX + Ids.newCuid(),
                format,
                medium.width(),
                medium.height(),
                length,
                now,
                now.plus(settings.uploadsKept()));
    }

    private static void write(CallerMedium medium, Path target) throws IOException, InterruptedException {
        if (medium instanceof CallerClip clip) {
            clip.copyWithoutMetadata(target);
        } else if (medium instanceof CallerPicture picture) {
            Files.write(target, picture.jpeg());
        }
    }

    private void insert(Upload upload) {
        database.update(
                """
                insert into uploads (id, file, format, width, height, millis, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                upload.id(),
                upload.file(),
                upload.format().name(),
                upload.width(),
                upload.height(),
                upload.length().map(length -> (int) length.toMillis()).orElse(null),
                upload.createdAt(),
                upload.expiresAt());
    }

    private void delete(String id) {
        database.update("delete from uploads where id = ?", id);
    }

    /** The public address, for anyone who knows it. */
    public String addressOf(Upload upload) {
        return prefix() + upload.file();
    }

    private String prefix() {
        return settings.publicBaseUrl().toString().replaceAll("/$", "") + PATH;
    }

    /** Whether an address is that of an upload, whether or not the upload still exists. */
    boolean isOurs(String address) {
        return address.startsWith(prefix());
    }

    /** The upload at an address of ours; empty when there is none or it has expired. */
    Optional<Upload> findAt(String address) {
        return findFile(address.substring(prefix().length())).filter(this::isKept);
    }

    /** An upload by the last part of its address, expired or not. */
    public Optional<Upload> findFile(String file) {
        Matcher name = FILE.matcher(file);
        return name.matches()
                ? database.find("select * from uploads where id = ?", Uploads::read, name.group(1))
                        .filter(upload -> upload.file().equals(file))
                : Optional.empty();
    }

    /** Whether it is still available. */
    public boolean isKept(Upload upload) {
        return clock.instant().isBefore(upload.expiresAt());
    }

    private static Upload read(ResultSet row) throws SQLException {
        int millis = row.getInt("millis");
        return new Upload(
                row.getString("id"),
                MediaFormat.valueOf(row.getString("format")),
                row.getInt("width"),
                row.getInt("height"),
                millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty(),
                Database.instant(row, "created_at"),
                Database.instant(row, "expires_at"));
    }

    @Override
    public String what() {
        return "uploads";
    }

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public int removeExpired(Instant now) {
        try {
            incoming.removeOlderThan(now.minus(LEFT_BEHIND));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What was left behind on its way in stays for the next night: {0}", e.toString());
        }
        int removed = 0;
        int batch;
        do {
            batch = removeSome(now);
            removed += batch;
        } while (batch == BATCH);
        return removed;
    }

    private int removeSome(Instant now) {
        int removed = 0;
        try {
            for (Upload upload : database.list(
                    "select * from uploads where expires_at <= ? order by expires_at limit ?",
                    Uploads::read,
                    now,
                    BATCH)) {
                media.delete(MediaKind.UPLOAD, upload.file());
                delete(upload.id());
                removed++;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Expired uploads stay for the next night", e);
        }
        return removed;
    }
}
