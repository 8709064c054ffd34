package io.serenade.musicvideo.web.pages;

import java.util.List;
import java.util.Optional;

/**
 * A shape in which a finished film may be had as well.
 *
 * @param format such as {@code 9:16}
 * @param videoUrl of the film in it, where there is one; a path of this site that ends after a while
 * @param current whether that has the cuts that the film has now
 * @param framings which parts of the clips may be kept, in the words of the API
 * @param framing which one is, or is proposed
 */
public record OtherShape(
        String format, Optional<String> videoUrl, boolean current, List<String> framings, String framing) {
    public OtherShape {
        framings = List.copyOf(framings);
    }

    /** As names of texts and styles have it. */
    public String name() {
        return format.replace(':', 'x');
    }
}
