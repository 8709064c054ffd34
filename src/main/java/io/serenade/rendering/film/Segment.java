package io.serenade.rendering.film;

import io.serenade.rendering.ffmpeg.FilmArguments.Blend;
import io.serenade.rendering.ffmpeg.FilmShape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Collectors;

/** A run of frames that is encoded at once: a body of a shot, or a transition. Equal keys stand for equal pictures. */
public final class Segment {
    /** Part of every key; to be raised when the same plan would be encoded in another way. */
    private static final String ENCODING = "film 1";

    private static final int KEY_DIGITS = 40;

    private final List<Part> parts;
    private final Blend blend;
    private final FilmShape shape;
    private final String key;

    Segment(List<Part> parts, Blend blend, int frames, FilmFormat format, Quality quality) {
        this.parts = List.copyOf(parts);
        this.blend = blend;
        this.shape = new FilmShape(format.width(), format.height(), frames, quality.preset(), quality.crf());
        this.key = hash(ENCODING + " " + shape + " " + blend + " "
                + parts.stream().map(Part::description).collect(Collectors.joining(" and ")));
    }

    private static String hash(String text) {
        MessageDigest digest = Identity.digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Identity.word(digest).substring(0, KEY_DIGITS);
    }

    /** Lower-case hexadecimal digits, fit for a name in a storage. */
    public String key() {
        return key;
    }

    public int frames() {
        return shape.frames();
    }

    /** What it shows: one source, or two where one gives way to the other. */
    public List<Source> sources() {
        return parts.stream().map(Part::source).toList();
    }

    List<Part> parts() {
        return parts;
    }

    Blend blend() {
        return blend;
    }

    FilmShape shape() {
        return shape;
    }

    /** The same segment with more frames at its end. */
    Segment lasting(int frames, FilmFormat format, Quality quality) {
        return new Segment(parts, blend, frames, format, quality);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segment segment && segment.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return blend + " " + parts + ", " + frames() + " frames";
    }
}
