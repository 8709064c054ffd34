package io.serenade.rendering.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of songs as encoders write them, as liars do, and broken at random. */
class SongEditTest {
    private static final int RATE = 44_100;
    private static final String NOTE = " 00000000 00000840 0000037C 00000000000A1044 00000000 00000000";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // movie clock, edit: length, start; media length; expected
        "1000, 10000, 1024, 442024, 441000",
        "44100, 441000, 2112, 444416, 441000",
        "1000, 10001, 1024, 442068, 441044",
        "1000, 10001, 1024, 500000, 441044",
    })
    void editListTells(int clock, long length, long start, long media, long expected) throws IOException {
        assertThat(find(tables(clock, media, new long[] {length, start}, "")))
                .contains(new SongEdit((int) start, expected));
    }

    @Test
    void noteOfItunesTellsWhereThereIsNoEditList() throws IOException {
        assertThat(find(tables(1000, 664_000, null, NOTE))).contains(new SongEdit(2112, 659_524));
    }

    @ParameterizedTest
    @CsvSource({
        "empty edit, 1000, 10000, -1",
        "no lead, 1000, 10000, 0",
        "huge lead, 1000, 10000, 90000",
        "no length, 1000, 0, 1024",
        "coarse clock, 600, 6000, 1024",
        "no clock, 0, 6000, 1024"
    })
    void doubtIsNoAnswer(String name, int clock, long length, long start) throws IOException {
        assertThat(find(tables(clock, 500_000, new long[] {length, start}, "")))
                .as(name)
                .isEmpty();
    }

    @Test
    void nothingToldIsNoAnswer() throws IOException {
        assertThat(find(tables(1000, 442_024, null, ""))).isEmpty();
        assertThat(find(tables(1000, 442_024, null, "who knows"))).isEmpty();
        assertThat(find(tables(1000, 442_024, new long[] {5000, 1024, 5000, 230_000}, "")))
                .isEmpty();
        assertThat(find(new byte[0])).isEmpty();
        assertThat(find(new byte[40])).isEmpty();
    }

    @Test
    void brokenTablesAreNoAnswerAndNoError() throws IOException {
        byte[] good = tables(1000, 442_024, new long[] {10_000, 1024}, NOTE);
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            byte[] broken = Arrays.copyOf(good, good.length - (i % 3 == 0 ? random.nextInt(60) : 0));
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            find(broken).ifPresent(edit -> {
                assertThat(edit.lead()).isBetween(1, 8192);
                assertThat(edit.samples()).isPositive();
            });
        }
    }

    private Optional<SongEdit> find(byte[] file) throws IOException {
        return SongEdit.find(Files.write(folder.resolve("song.m4a"), file), RATE);
    }

    private static byte[] tables(int clock, long media, long[] edits, String note) {
        BoxWriter out = new BoxWriter();
        out.box("ftyp", () -> out.text("M4A "));
        out.box("moov", () -> {
            out.fullBox("mvhd", 0, 0, () -> out.int32(0, 0, clock, 0).zeros(80));
            out.box("trak", () -> {
                if (edits != null) {
                    out.box(
                            "edts",
                            () -> out.fullBox("elst", 0, 0, () -> {
                                out.int32(edits.length / 2);
                                for (int i = 0; i < edits.length; i += 2) {
                                    out.int32(edits[i], edits[i + 1], 0x10000);
                                }
                            }));
                }
                out.box("mdia", () -> {
                    out.fullBox("mdhd", 0, 0, () -> out.int32(0, 0, RATE, media, 0));
                    out.fullBox("hdlr", 0, 0, () -> out.int32(0).text("soun").zeros(13));
                    out.box("minf", () -> out.box("stbl", () -> out.fullBox("stsd", 0, 0, () -> out.int32(1))));
                });
            });
            if (!note.isEmpty()) {
                out.box(
                        "udta",
                        () -> out.fullBox(
                                "meta",
                                0,
                                0,
                                () -> out.box(
                                        "ilst",
                                        () -> out.box("----", () -> {
                                            out.fullBox("mean", 0, 0, () -> out.text("com.apple.iTunes"));
                                            out.fullBox("name", 0, 0, () -> out.text("iTunSMPB"));
                                            out.box("data", () -> out.int32(1, 0)
                                                    .text(note));
                                        }))));
            }
        });
        return out.toByteArray();
    }
}
