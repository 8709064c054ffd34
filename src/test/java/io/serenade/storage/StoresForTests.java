package io.serenade.storage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Real stores, for tests outside this package. */
public final class StoresForTests {
    private StoresForTests() {}

    public static MediaStore inFolder(Path folder) {
        return new LocalMediaStore(Arrays.stream(MediaKind.values())
                .collect(Collectors.toMap(kind -> kind, kind -> folder.resolve(kind.folder()))));
    }
}
