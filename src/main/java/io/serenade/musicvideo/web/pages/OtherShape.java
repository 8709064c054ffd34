package io.serenade.musicvideo.web.pages;

import java.util.List;
import java.util.Optional;

/**
 * Another shape of a finished film, which exists or can be made.
 *
 * @param format such as {@code 9:16}
 * @param videoUrl of the film in it, if it exists; a path of this site that expires
 * @param current whether that has the cuts that the film has now
 * @param framings which parts of the clips may be kept, in the words of the API
 * @param framing which one is, or is proposed
 */
public record OtherShape(
        String format, Optional<String> videoUrl, boolean current, List<String> framings, String framing) {
    public OtherShape {
        framings = List.copyOf(framings);
    }

    /** Its form in the names of texts and styles. */
    public String name() {
        return format.replace(':', 'x');
    }
}
