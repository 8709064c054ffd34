package io.serenade.rendering.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the samples lie in the file: about a second of pictures, then the sound of the same second, and so on. When
 * revolutions share their samples, later pictures point back at the chunks of the first revolution.
 */
final class MediaLayout {
    private final EncodedTrack revolution;
    private final EncodedTrack sound;
    private final List<Chunk> pictureChunks = new ArrayList<>();
    private final List<Chunk> soundChunks = new ArrayList<>();
    /** In file order: even entries are picture chunks, odd ones sound chunks; absent ones have no samples. */
    private final List<Chunk> written = new ArrayList<>();

    private long bytes;

    MediaLayout(EncodedTrack revolution, EncodedTrack sound, MovieShape shape, boolean shared) {
        this.revolution = revolution;
        this.sound = sound;
        int turn = revolution.samples();
        int soundDone = 0;
        for (int frame = 0; frame < shape.frames(); ) {
            int first = frame % turn;
            int count = Math.min(Math.min(shape.framesPerSecond(), turn - first), shape.frames() - frame);
            int chunkInTurn = first / shape.framesPerSecond();
            boolean repeated = shared && frame >= turn;
            Chunk pictures = new Chunk(
                    first, count, repeated ? pictureChunks.get(chunkInTurn).offset() : bytes);
            pictureChunks.add(pictures);
            write(repeated ? new Chunk(first, 0, bytes) : pictures, revolution);
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
            (i % 2 == 0 ? revolution : sound).write(out, chunk.first(), chunk.samples());
        }
    }
}
