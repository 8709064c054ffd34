package io.serenade.storage;

import java.util.regex.Pattern;

/**
 * What a key looks like: {@code <id>.<ext>} or {@code <id>-<word>.<ext>}, and for kinds with folders {@code
 * <id>/<file>} or {@code <id>/<id>/<file>}. Nothing else is accepted, so no key points outside its folder.
 */
final class MediaKey {
    private static final Pattern FLAT = Pattern.compile("[a-z0-9-]{8,64}(-[a-z0-9]{1,10})?\\.[a-z0-9]{2,4}");
    private static final String FOLDER = "[a-z0-9][a-z0-9-]{0,63}/";
    private static final String FILE = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}\\.[a-z0-9]{2,4}";
    private static final Pattern IN_FOLDER = Pattern.compile(FOLDER + FILE);
    private static final Pattern IN_TWO_FOLDERS = Pattern.compile(FOLDER + FOLDER + FILE);

    private MediaKey() {}

    static boolean isLegal(MediaKind kind, String key) {
        Pattern pattern =
                switch (kind.depth()) {
                    case 0 -> FLAT;
                    case 1 -> IN_FOLDER;
                    default -> IN_TWO_FOLDERS;
                };
        return pattern.matcher(key).matches();
    }

    static String checked(MediaKind kind, String key) {
        if (!isLegal(kind, key)) {
            throw new IllegalArgumentException("Not a media key: " + key);
        }
        return key;
    }
}
