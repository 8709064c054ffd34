package io.serenade.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/**
 * Where the quarter notes of a MIDI file are, by all its changes of tempo, and where notes begin.
 *
 * @param beats seconds, from the first note on
 * @param notes seconds, those closer than 30 ms as one
 */
record MidiTruth(double[] beats, double[] notes) {
    private static final int SET_TEMPO = 0x51;
    private static final double SAME_NOTE = 0.03;

    static MidiTruth read(Path file, double seconds) throws IOException {
        Sequence song;
        try {
            song = MidiSystem.getSequence(file.toFile());
        } catch (InvalidMidiDataException e) {
            throw new IOException(file + " is no MIDI file", e);
        }
        TreeMap<Long, Integer> tempi = new TreeMap<>();
        TreeSet<Long> notes = new TreeSet<>();
        for (Track track : song.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                read(track.get(i), tempi, notes);
            }
        }
        int quarter = song.getResolution();
        List<Double> beats = new ArrayList<>();
        for (long tick = 0; tick <= notes.last() + quarter; tick += quarter) {
            double time = seconds(tempi, quarter, tick);
            if (tick >= notes.first() - quarter / 4 && time <= seconds) {
                beats.add(time);
            }
        }
        return new MidiTruth(array(beats), array(onsets(notes, tempi, quarter, seconds)));
    }

    private static void read(MidiEvent event, TreeMap<Long, Integer> tempi, TreeSet<Long> notes) {
        MidiMessage message = event.getMessage();
        if (message instanceof MetaMessage meta && meta.getType() == SET_TEMPO) {
            byte[] data = meta.getData();
            tempi.put(event.getTick(), (data[0] & 0xFF) << 16 | (data[1] & 0xFF) << 8 | data[2] & 0xFF);
        } else if (message instanceof ShortMessage note
                && note.getCommand() == ShortMessage.NOTE_ON
                && note.getData2() > 0) {
            notes.add(event.getTick());
        }
    }

    private static List<Double> onsets(TreeSet<Long> notes, TreeMap<Long, Integer> tempi, int quarter, double seconds) {
        List<Double> onsets = new ArrayList<>();
        for (long tick : notes) {
            double time = seconds(tempi, quarter, tick);
            if (time < seconds && (onsets.isEmpty() || time - onsets.get(onsets.size() - 1) > SAME_NOTE)) {
                onsets.add(time);
            }
        }
        return onsets;
    }

    private static double seconds(TreeMap<Long, Integer> tempi, int quarter, long tick) {
        double seconds = 0;
        long from = 0;
        int micros = 500_000;
        for (var change : tempi.headMap(tick, true).entrySet()) {
            seconds += (change.getKey() - from) * micros / 1e6 / quarter;
            from = change.getKey();
            micros = change.getValue();
        }
        return seconds + (tick - from) * micros / 1e6 / quarter;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(x -> x).toArray();
    }
}
