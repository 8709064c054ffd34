package io.serenade.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of a folder, one page after the other, however many there are. */
final class FolderFiles {
    private static final int PAGE = 500;

    private FolderFiles() {}

    @FunctionalInterface
    interface Page {
        void accept(List<String> names) throws IOException;
    }

    /**
     * Names of regular files that are wanted and were last changed before the time given; none if there is no folder.
     */
    static void eachPage(Path folder, Predicate<String> wanted, Instant changedBefore, Page page) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> names = new ArrayList<>(PAGE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (wanted.test(name) && isOld(file, changedBefore)) {
                    names.add(name);
                }
                if (names.size() == PAGE) {
                    page.accept(List.copyOf(names));
                    names.clear();
                }
            }
        } catch (DirectoryIteratorException | UncheckedIOException e) {
            throw new IOException("The folder " + folder + " could not be read", e);
        }
        if (!names.isEmpty()) {
            page.accept(names);
        }
    }

    /** The names of the folders in a folder, without hidden ones; none if there is no folder. */
    static List<String> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .map(each -> each.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    /** Deletes the files that are wanted and old. @return how many */
    static int delete(Path folder, Predicate<String> wanted, Instant changedBefore) throws IOException {
        int[] deleted = new int[1];
        eachPage(folder, wanted, changedBefore, names -> {
            for (String name : names) {
                deleted[0] += Files.deleteIfExists(folder.resolve(name)) ? 1 : 0;
            }
        });
        return deleted[0];
    }

    private static boolean isOld(Path file, Instant changedBefore) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && file.toFile().lastModified() < changedBefore.toEpochMilli();
    }
}
