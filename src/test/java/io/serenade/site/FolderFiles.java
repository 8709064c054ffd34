package io.serenade.site;

import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The static files read from {@code src/main/webapp}, as the server reads them from the WAR. */
public final class FolderFiles {
    private static final Path WEBAPP = Path.of("src/main/webapp");

    private FolderFiles() {}

    public static StaticFiles of(Theme theme) {
        return StaticFiles.load(theme, FolderFiles::list, FolderFiles::open);
    }

    private static Set<String> list(String folder) {
        try (Stream<Path> children = Files.list(WEBAPP.resolve(folder.substring(1)))) {
            return children.map(path -> folder + path.getFileName() + (Files.isDirectory(path) ? "/" : ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        try {
            return Files.newInputStream(WEBAPP.resolve(path.substring(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
