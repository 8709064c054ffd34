package io.serenade.rendering.film;

import io.serenade.rendering.ffmpeg.ClipFormat;
import io.serenade.rendering.ffmpeg.PictureFormat;
import java.nio.file.Path;

/** What a shot shows. The location of its file may change; it is identified by a hash of the content. */
public sealed interface Source {
    /** Shorter clips would flicker when they loop. */
    int FEWEST_FRAMES = 15;

    /**
     * A clip as {@link FilmComposer#openClip} measures it.
     *
     * @param frames its length in frames, at 30 per second
     * @param standardDefinition whether its colours are those of standard definition
     */
    record Clip(Path file, String identity, ClipFormat format, int frames, boolean standardDefinition)
            implements Source {
        public Clip {
            if (frames < FEWEST_FRAMES) {
                throw new IllegalArgumentException("a clip of " + frames + " frames is too short for a film");
            }
        }
    }

    /** A picture that the camera moves over. */
    record Still(Path file, String identity, PictureFormat format, CameraMove move) implements Source {
        /** The same picture with another move. */
        public Still moved(CameraMove other) {
            return new Still(file, identity, format, other);
        }
    }

    /** Not made yet: nothing that needs it can be encoded. */
    record Awaited() implements Source {}
}
