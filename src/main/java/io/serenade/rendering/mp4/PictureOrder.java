package io.serenade.rendering.mp4;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which encoded picture is shown from when on: groups of pictures, each beginning with an IDR picture, shown as
 * often and as fast as the song requires. Times count samples of the song.
 */
public final class PictureOrder {
    private int[] samples = new int[1024];
    private long[] starts = new long[1024];
    private int size;
    private final List<Integer> keys = new ArrayList<>();

    /**
     * Shows the first pictures of a group.
     *
     * @param first number of the group's first picture among the encoded ones
     * @param count how many are shown, at even distances
     * @param from when the first one is shown
     * @param to when the one after the last would be shown
     */
    public PictureOrder show(int first, int count, long from, long to) {
        if (count > 0) {
            keys.add(size);
        }
        return goOn(first, count, from, to);
    }

    /** Shows more pictures of the group that was shown last, at another pace. */
    public PictureOrder goOn(int first, int count, long from, long to) {
        if (count <= 0) {
            return this;
        }
        if (to - from < count || (size > 0 && from <= starts[size - 1])) {
            throw new IllegalArgumentException(
                    count + " pictures from " + from + " to " + to + " behind " + size + " others");
        }
        if (size + count > starts.length) {
            int room = Math.max(2 * starts.length, size + count);
            samples = Arrays.copyOf(samples, room);
            starts = Arrays.copyOf(starts, room);
        }
        for (int i = 0; i < count; i++, size++) {
            samples[size] = first + i;
            starts[size] = from + Math.round((double) i * (to - from) / count);
        }
        return this;
    }

    /**
     * The same pictures over and over at a constant rate, for the length of a song.
     *
     * @param songSamples the song's length in samples
     */
    public static PictureOrder repeated(int turn, long songSamples, int sampleRate, int framesPerSecond) {
        PictureOrder order = new PictureOrder();
        long frames = Math.max(1, Math.round((double) songSamples * framesPerSecond / sampleRate));
        for (long done = 0; done < frames; done += turn) {
            int count = (int) Math.min(turn, frames - done);
            order.show(
                    0, count, tick(done, sampleRate, framesPerSecond), tick(done + count, sampleRate, framesPerSecond));
        }
        return order;
    }

    private static long tick(long frame, int sampleRate, int framesPerSecond) {
        return Math.round((double) frame * sampleRate / framesPerSecond);
    }

    public int frames() {
        return size;
    }

    /** Numbers of the sync samples. */
    List<Integer> keys() {
        return List.copyOf(keys);
    }

    /** The first pictures of the groups, as they are shown. */
    public List<Integer> groups() {
        return keys.stream().map(this::sample).toList();
    }

    /** Whether a group begins with a picture. */
    boolean begins(int frame) {
        return Collections.binarySearch(keys, frame) >= 0;
    }

    int sample(int frame) {
        return samples[frame];
    }

    public long[] starts() {
        return Arrays.copyOf(starts, size);
    }
}
