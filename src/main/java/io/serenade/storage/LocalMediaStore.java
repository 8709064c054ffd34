package io.serenade.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Media as files in local folders, written under a temporary name and renamed when they are complete and on disk. */
final class LocalMediaStore implements MediaStore {
    private static final String BIN = ".bin";
    private static final String MARK = ".installation";

    private final Map<MediaKind, Path> folders;

    LocalMediaStore(Map<MediaKind, Path> folders) {
        this.folders = Map.copyOf(folders);
    }

    @Override
    public void put(MediaKind kind, String key, Content content) throws IOException, InterruptedException {
        Path target = path(kind, MediaKey.checked(kind, key));
        Path temporary = UnfinishedFiles.create(folders.get(kind), key);
        try {
            content.writeTo(temporary);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            moveInto(target, temporary);
            syncFolder(target.getParent());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A folder is deleted with its last file, perhaps concurrently; then it is created again. */
    private static void moveInto(Path target, Path temporary) throws IOException {
        try {
            move(temporary, target);
        } catch (NoSuchFileException e) {
            Files.createDirectories(target.getParent());
            move(temporary, target);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Until the folder is on disk too, a power cut may lose the new name. */
    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<StoredMedia> find(MediaKind kind, String key) throws IOException {
        Optional<Path> file = file(kind, key);
        return file.isEmpty() ? Optional.empty() : LocalMedia.find(file.get());
    }

    @Override
    public LocalCopy fetch(MediaKind kind, String key) throws IOException {
        return file(kind, key).map(LocalCopy::ofStoredFile).orElseThrow(() -> new MissingMediaException(kind, key));
    }

    @Override
    public boolean delete(MediaKind kind, String key) throws IOException {
        Path file = path(kind, MediaKey.checked(kind, key));
        boolean deleted = Files.deleteIfExists(file);
        removeEmptyFolders(file.getParent(), kind);
        return deleted;
    }

    /** The folders of a job and of a user are deleted with their last file. */
    private void removeEmptyFolders(Path from, MediaKind kind) throws IOException {
        Path folder = from;
        try {
            while (!folder.equals(folders.get(kind))) {
                Files.deleteIfExists(folder);
                folder = folder.getParent();
            }
        } catch (DirectoryNotEmptyException e) {
            // It still contains other files.
        }
    }

    @Override
    public boolean isWritable() {
        return folders.values().stream().allMatch(LocalMediaStore::canWrite);
    }

    @Override
    public OptionalDouble fullness() throws IOException {
        double fullest = 0;
        for (Path folder : folders.values()) {
            Files.createDirectories(folder);
            var disk = Files.getFileStore(folder);
            fullest = Math.max(fullest, 1 - (double) disk.getUsableSpace() / disk.getTotalSpace());
        }
        return OptionalDouble.of(fullest);
    }

    @Override
    public void eachPage(MediaKind kind, Instant changedBefore, KeyPage page) throws IOException {
        eachPage(kind, folders.get(kind), "", changedBefore, page);
    }

    private static void eachPage(MediaKind kind, Path root, String inside, Instant changedBefore, KeyPage page)
            throws IOException {
        Path folder = root.resolve(inside);
        if (inside.chars().filter(letter -> letter == '/').count() == kind.depth()) {
            FolderFiles.eachPage(
                    folder,
                    name -> MediaKey.isLegal(kind, inside + name),
                    changedBefore,
                    names -> page.accept(names.stream().map(inside::concat).toList()));
            return;
        }
        for (String name : FolderFiles.folders(folder)) {
            eachPage(kind, root, inside + name + "/", changedBefore, page);
        }
    }

    /**
     * The file's timestamp says since when it has been in the bin, so it is set before the move: a crash in between
     * delays it by a night.
     */
    @Override
    public boolean moveToBin(MediaKind kind, String key) throws IOException {
        Path file = path(kind, MediaKey.checked(kind, key));
        Path binned = folders.get(kind).resolve(BIN).resolve(key);
        Files.createDirectories(binned.getParent());
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            move(file, binned);
            removeEmptyFolders(file.getParent(), kind);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public int emptyBin(Instant binnedBefore) throws IOException {
        int[] deleted = new int[1];
        for (MediaKind kind : folders.keySet()) {
            Path bin = folders.get(kind).resolve(BIN);
            eachPage(kind, bin, "", binnedBefore, keys -> {
                for (String key : keys) {
                    deleted[0] += Files.deleteIfExists(bin.resolve(key)) ? 1 : 0;
                }
            });
        }
        return deleted[0];
    }

    @Override
    public Optional<String> findMark(MediaKind kind) throws IOException {
        try {
            return Optional.of(Files.readString(path(kind, MARK)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void putMark(MediaKind kind, String installation) throws IOException {
        Files.createDirectories(folders.get(kind));
        Path temporary = UnfinishedFiles.create(folders.get(kind), "mark");
        Files.writeString(temporary, installation + "\n");
        Files.move(temporary, path(kind, MARK), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String placeOfMark(MediaKind kind) {
        return path(kind, MARK).toString();
    }

    @Override
    public int removeUnfinished(Instant olderThan) throws IOException {
        int removed = 0;
        for (Path folder : folders.values()) {
            removed += UnfinishedFiles.remove(folder, olderThan);
        }
        return removed;
    }

    @Override
    public Optional<URI> signedUrl(
            MediaKind kind, String key, Duration valid, String contentType, Optional<String> downloadName) {
        return Optional.empty();
    }

    private Optional<Path> file(MediaKind kind, String key) {
        return Optional.of(key)
                .filter(legal -> MediaKey.isLegal(kind, legal))
                .map(legal -> path(kind, legal))
                .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
    }

    private Path path(MediaKind kind, String key) {
        return folders.get(kind).resolve(key);
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
