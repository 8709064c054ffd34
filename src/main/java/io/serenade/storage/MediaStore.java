package io.serenade.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Media as files in local folders. A file is written under a temporary name and renamed when it is complete and on disk,
 * so whatever is found under a key is whole. Keys are {@code <id>.<ext>} or {@code <id>-<word>.<ext>}; nothing else is
 * accepted, so no key leaves its folder.
 */
@ApplicationScoped
public class MediaStore {
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{8,64}(-[a-z]{1,10})?\\.[a-z0-9]{2,4}");
    private static final String TEMPORARY = ".part-";

    @Inject
    private StorageSettings settings;

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path temporary) throws IOException, InterruptedException;
    }

    /** Makes the media of a key, whole or not at all; one that is already there is replaced. */
    public void put(MediaKind kind, String key, Content content) throws IOException, InterruptedException {
        Path target = path(kind, key);
        Files.createDirectories(target.getParent());
        Path temporary = Files.createTempFile(target.getParent(), TEMPORARY, "-" + key);
        try {
            content.writeTo(temporary);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    public Optional<Path> find(MediaKind kind, String key) {
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        return Optional.of(path(kind, key)).filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
    }

    public boolean delete(MediaKind kind, String key) throws IOException {
        return Files.deleteIfExists(path(kind, key));
    }

    /** Whether every folder can be written to. */
    public boolean isWritable() {
        return settings.folders().values().stream().allMatch(MediaStore::canWrite);
    }

    /** The share of the fullest folder's disk that is used, from 0 to 1. */
    public double fullness() throws IOException {
        double fullest = 0;
        for (Path folder : settings.folders().values()) {
            Files.createDirectories(folder);
            var disk = Files.getFileStore(folder);
            fullest = Math.max(fullest, 1 - (double) disk.getUsableSpace() / disk.getTotalSpace());
        }
        return fullest;
    }

    /** Keys of one kind, unfinished files left out, last changed before the moment given. */
    public List<String> keysOlderThan(MediaKind kind, Instant moment) throws IOException {
        return filesOlderThan(kind, moment).stream()
                .filter(name -> KEY.matcher(name).matches())
                .toList();
    }

    /** Removes what a vanished writer left unfinished before the moment given. @return how many files */
    public int removeUnfinished(Instant olderThan) throws IOException {
        int removed = 0;
        for (MediaKind kind : MediaKind.values()) {
            for (String name : filesOlderThan(kind, olderThan)) {
                if (name.startsWith(TEMPORARY)
                        && Files.deleteIfExists(settings.folders().get(kind).resolve(name))) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private List<String> filesOlderThan(MediaKind kind, Instant moment) throws IOException {
        Path folder = settings.folders().get(kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> file.toFile().lastModified() < moment.toEpochMilli())
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private Path path(MediaKind kind, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a media key: " + key);
        }
        return settings.folders().get(kind).resolve(key);
    }

    private static boolean canWrite(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }
}
