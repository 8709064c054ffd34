package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;

/** Where a child's raw input comes from. */
@FunctionalInterface
public interface RawSource {
    void writeTo(OutputStream out) throws IOException;
}
