package io.serenade.sandbox.speech;

import com.sun.speech.freetts.FeatureSet;
import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import com.sun.speech.freetts.lexicon.Lexicon;
import io.serenade.sandbox.speech.Script.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads texts aloud. FreeTTS's voices can say one thing at a time, and so can this. */
public final class Speaker implements AutoCloseable {
    private static final int SIXTEEN_KILOHERTZ = 1;

    private final Voice voice;
    private final CollectedSound sound = new CollectedSound();
    private final List<Double> wordEnds = new ArrayList<>();

    /** Loads the voice: a third of a second and some 17 MB. */
    public Speaker() {
        voice = new KevinVoiceDirectory().getVoices()[SIXTEEN_KILOHERTZ];
        voice.allocate();
        voice.setAudioPlayer(sound);
        addProcessor(voice, this::noteEnds);
    }

    @SuppressWarnings("unchecked")
    private static void addProcessor(Voice voice, UtteranceProcessor last) {
        voice.getUtteranceProcessors().add(last);
    }

    /** @return no sound at all for a text without anything to be said */
    public synchronized Speech speak(String text, Tone tone, int sampleRate) {
        Script script = Script.of(text);
        voice.setPitch(tone.pitch());
        voice.setRate(tone.wordsPerMinute());
        script.phones().forEach(this::teach);
        try {
            return read(text, script, tone.squeak(), sampleRate);
        } finally {
            script.phones().keySet().forEach(name -> voice.getLexicon().removeAddendum(name, null));
        }
    }

    @Override
    public synchronized void close() {
        voice.deallocate();
    }

    private void teach(String name, List<String> phones) {
        Lexicon lexicon = voice.getLexicon();
        lexicon.addAddendum(name, null, phones.toArray(String[]::new));
    }

    /** One sentence after the other, as the voice counts the time of each from its own beginning. */
    private Speech read(String text, Script script, double squeak, int sampleRate) {
        double[] wordEnd = new double[script.words().size()];
        sound.clear();
        int first = 0;
        for (int i = 0; i < wordEnd.length; i++) {
            if (script.words().get(i).endsSentence() || i == wordEnd.length - 1) {
                readSentence(script.words().subList(first, i + 1), wordEnd, first);
                first = i + 1;
            }
        }
        short[] samples = sound.resampled(sampleRate, squeak);
        Arrays.setAll(wordEnd, i -> wordEnd[i] / squeak);
        return timed(text, script.words(), wordEnd, new Speech.Sound(samples, sampleRate));
    }

    private void readSentence(List<Word> words, double[] wordEnd, int first) {
        double offset = sound.seconds();
        String sentence = String.join(" ", words.stream().map(Word::spoken).toList());
        wordEnds.clear();
        if (!sentence.isBlank()) {
            voice.speak(sentence);
        }
        int expected = words.stream().mapToInt(Word::tokens).sum();
        int said = 0;
        double end = offset;
        for (int i = 0; i < words.size(); i++) {
            said += words.get(i).tokens();
            // The voice takes apart what it finds odd, such as 1/2; then its tokens are shared out.
            int heard = said * wordEnds.size() / Math.max(1, expected);
            if (heard > 0) {
                end = Math.max(end, Math.min(offset + wordEnds.get(heard - 1), sound.seconds()));
            }
            wordEnd[first + i] = end;
        }
    }

    /** When each token of a sentence ends; a token is several words where it is a number. */
    private void noteEnds(Utterance utterance) throws ProcessException {
        for (Item token = utterance.getRelation(Relation.TOKEN).getHead(); token != null; token = token.getNext()) {
            double end = wordEnds.isEmpty() ? 0 : wordEnds.get(wordEnds.size() - 1);
            for (Item word = token.getDaughter(); word != null; word = word.getNext()) {
                end = Math.max(end, endOf(word, end));
            }
            wordEnds.add(end);
        }
    }

    private static double endOf(Item word, double before) {
        Item structure = word.getItemAs(Relation.SYLLABLE_STRUCTURE);
        Item syllable = structure == null ? null : structure.getLastDaughter();
        Item segment = syllable == null ? null : syllable.getLastDaughter();
        Item timed = segment == null ? null : segment.getItemAs(Relation.SEGMENT);
        FeatureSet features = timed == null ? null : timed.getFeatures();
        return features != null && features.isPresent("end") ? features.getFloat("end") : before;
    }

    /** A word's time is spread over its characters; what lies between two words begins and ends with the first. */
    private static Speech timed(String text, List<Word> words, double[] wordEnd, Speech.Sound sound) {
        double[] starts = new double[text.length()];
        double[] ends = new double[text.length()];
        double now = 0;
        int at = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            Arrays.fill(starts, at, word.start(), now);
            Arrays.fill(ends, at, word.start(), now);
            double each = (wordEnd[i] - now) / (word.end() - word.start());
            for (int character = word.start(); character < word.end(); character++) {
                starts[character] = now + each * (character - word.start());
                ends[character] = now + each * (character - word.start() + 1);
            }
            now = wordEnd[i];
            at = word.end();
        }
        Arrays.fill(starts, at, text.length(), now);
        Arrays.fill(ends, at, text.length(), now);
        return new Speech(sound, starts, ends);
    }
}
