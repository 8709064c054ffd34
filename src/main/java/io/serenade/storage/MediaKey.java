package io.serenade.storage;

import java.util.regex.Pattern;

/** What a key looks like: {@code <id>.<ext>} or {@code <id>-<word>.<ext>}. Nothing else is taken, so none leaves its folder. */
final class MediaKey {
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{8,64}(-[a-z0-9]{1,10})?\\.[a-z0-9]{2,4}");

    private MediaKey() {}

    static boolean isLegal(String key) {
        return KEY.matcher(key).matches();
    }

    static String checked(String key) {
        if (!isLegal(key)) {
            throw new IllegalArgumentException("Not a media key: " + key);
        }
        return key;
    }
}
