package io.serenade.rendering.mp4;

import java.util.List;

/** The boxes of one track (ISO/IEC 14496-12, 8.3 to 8.7). */
final class TrackBoxes {
    /**
     * What sets a track apart: its media handler and the boxes that only it has.
     *
     * @param keySamples numbers of the sync samples, from 0 and rising; empty where every sample is one
     */
    record Kind(
            String handler,
            String name,
            int width,
            int height,
            int volume,
            int skippedSamples,
            List<Integer> keySamples) {}

    private static final long[] UNITY_MATRIX = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    private final BoxWriter out;
    private final int timescale;
    private final long movieDuration;

    TrackBoxes(BoxWriter out, int timescale, long movieDuration) {
        this.out = out;
        this.timescale = timescale;
        this.movieDuration = movieDuration;
    }

    void write(int id, Kind kind, byte[] descriptions, int[] sizes, SampleTimes times, List<Chunk> chunks, long base) {
        out.box("trak", () -> {
            int enabledInMovie = 3;
            out.fullBox("tkhd", 0, enabledInMovie, () -> {
                out.int32(0, 0, id, 0, movieDuration, 0, 0).int16(0, kind.volume() == 0 ? 0 : 1, kind.volume(), 0);
                out.int32(UNITY_MATRIX).int32((long) kind.width() << 16, (long) kind.height() << 16);
            });
            if (kind.skippedSamples() > 0) {
                // Players drop what the encoder put before the song and end exactly with it.
                out.box(
                        "edts",
                        () -> out.fullBox(
                                "elst", 0, 0, () -> out.int32(1).int32(movieDuration, kind.skippedSamples(), 0x10000)));
            }
            out.box("mdia", () -> {
                int undetermined = 0x55C4;
                out.fullBox("mdhd", 0, 0, () -> out.int32(0, 0, timescale, times.total())
                        .int16(undetermined, 0));
                out.fullBox("hdlr", 0, 0, () -> out.int32(0)
                        .text(kind.handler())
                        .zeros(12)
                        .text(kind.name() + "\0"));
                out.box("minf", () -> {
                    mediaHeader(kind);
                    out.box(
                            "dinf",
                            () -> out.fullBox("dref", 0, 0, () -> out.int32(1).fullBox("url ", 0, 1, () -> {})));
                    sampleTable(kind, descriptions, sizes, times, chunks, base);
                });
            });
        });
    }

    private void mediaHeader(Kind kind) {
        if (kind.volume() == 0) {
            out.fullBox("vmhd", 0, 1, () -> out.zeros(8));
        } else {
            out.fullBox("smhd", 0, 0, () -> out.zeros(4));
        }
    }

    private void sampleTable(
            Kind kind, byte[] descriptions, int[] sizes, SampleTimes times, List<Chunk> chunks, long base) {
        out.box("stbl", () -> {
            out.box("stsd", () -> out.raw(descriptions));
            out.fullBox("stts", 0, 0, () -> {
                out.int32(times.runs().size());
                times.runs().forEach(run -> out.int32(run.count(), run.duration()));
            });
            if (!kind.keySamples().isEmpty()) {
                out.fullBox("stss", 0, 0, () -> {
                    out.int32(kind.keySamples().size());
                    kind.keySamples().forEach(sample -> out.int32(sample + 1));
                });
            }
            out.fullBox("stsc", 0, 0, () -> samplesPerChunk(chunks));
            out.fullBox("stsz", 0, 0, () -> {
                out.int32(0, sizes.length);
                for (int size : sizes) {
                    out.int32(size);
                }
            });
            out.fullBox("stco", 0, 0, () -> {
                out.int32(chunks.size());
                chunks.forEach(chunk -> out.int32(base + chunk.offset()));
            });
        });
    }

    private void samplesPerChunk(List<Chunk> chunks) {
        BoxWriter entries = new BoxWriter();
        int count = 0;
        int previous = 0;
        for (int i = 0; i < chunks.size(); i++) {
            int samples = chunks.get(i).samples();
            if (samples != previous) {
                entries.int32(i + 1, samples, 1);
                count++;
                previous = samples;
            }
        }
        out.int32(count).raw(entries.toByteArray());
    }
}
