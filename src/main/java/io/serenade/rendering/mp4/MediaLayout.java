package io.serenade.rendering.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the samples lie in the file: about a second of pictures, then the sound of the same second, and so on. When
 * turns share their samples, later pictures point back at the chunks of the first turn.
 */
final class MediaLayout {
    /** About a second of them. */
    private static final int CHUNK = 30;

    private final EncodedTrack pictures;
    private final EncodedTrack sound;
    private final List<Chunk> pictureChunks = new ArrayList<>();
    private final List<Chunk> soundChunks = new ArrayList<>();
    /** In file order: even entries are picture chunks, odd ones sound chunks; absent ones have no samples. */
    private final List<Chunk> written = new ArrayList<>();

    private long bytes;

    MediaLayout(EncodedTrack pictures, PictureOrder order, EncodedTrack sound, MovieShape shape, boolean shared) {
        this.pictures = pictures;
        this.sound = sound;
        Map<Integer, Chunk> known = new HashMap<>();
        int soundDone = 0;
        for (int frame = 0; frame < shape.frames(); ) {
            int first = order.sample(frame);
            int count = neighbours(order, frame);
            Chunk earlier = shared ? known.get(first) : null;
            boolean repeated = earlier != null && earlier.samples() >= count;
            Chunk chunk = new Chunk(first, count, repeated ? earlier.offset() : bytes);
            pictureChunks.add(chunk);
            known.putIfAbsent(first, chunk);
            write(repeated ? new Chunk(first, 0, bytes) : chunk, pictures);
            frame += count;
            int soundEnd = frame == shape.frames() ? shape.soundFrames() : shape.soundFramesUntil(frame);
            Chunk soundChunk = new Chunk(soundDone, soundEnd - soundDone, bytes);
            if (soundChunk.samples() > 0) {
                soundChunks.add(soundChunk);
            }
            write(soundChunk, sound);
            soundDone = soundEnd;
        }
    }

    /** How many pictures from here on are stored one after the other, at most a chunk of them. */
    private static int neighbours(PictureOrder order, int frame) {
        int count = 1;
        while (count < CHUNK
                && frame + count < order.frames()
                && order.sample(frame + count) == order.sample(frame) + count
                && !order.begins(frame + count)) {
            count++;
        }
        return count;
    }

    private void write(Chunk chunk, EncodedTrack track) {
        written.add(chunk);
        bytes += track.size(chunk.first(), chunk.samples());
    }

    long bytes() {
        return bytes;
    }

    List<Chunk> pictureChunks() {
        return pictureChunks;
    }

    List<Chunk> soundChunks() {
        return soundChunks;
    }

    void writeTo(OutputStream out) throws IOException {
        for (int i = 0; i < written.size(); i++) {
            Chunk chunk = written.get(i);
            (i % 2 == 0 ? pictures : sound).write(out, chunk.first(), chunk.samples());
        }
    }
}
