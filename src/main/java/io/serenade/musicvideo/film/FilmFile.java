package io.serenade.musicvideo.film;

import io.serenade.storage.MediaKind;
import java.util.List;

/** A file of a film. */
public record FilmFile(MediaKind kind, String key) {
    public static List<FilmFile> of(MediaKind kind, List<String> keys) {
        return keys.stream().map(key -> new FilmFile(kind, key)).toList();
    }
}
