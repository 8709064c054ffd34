package io.serenade.sandbox.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerTest {
    private static final Tone PLAIN = new Tone(100, 150, 1);
    private static final int RATE = 44_100;
    private static final String TOBY =
            "Hello, I am Toby. I read your shoes, and I would do it again! Please bring me another biscuit.";
    private static final Speaker SPEAKER = new Speaker();

    @AfterAll
    static void close() {
        SPEAKER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOBY,
                "It's 25 well-known dogs: $5 each, 3.5 kg… don't.",
                "a.b.c. 1/2 of x@y.z, 12:30?! 1,000,000.",
                "José liebt Äpfel — 😀 wirklich",
                "  Two\n\nlines  ",
                "यह एक प्यारा कुत्ता है।",
                "এটি একটি সুন্দর কুকুর।",
                "ਇਹ ਇੱਕ ਪਿਆਰਾ ਕੁੱਤਾ ਹੈ",
                "આ એક સુંદર કૂતરો છે",
                "ଏହା ଏକ ସୁନ୍ଦର କୁକୁର",
                "இது ஒரு அழகான நாய்",
                "ఇది ఒక అందమైన కుక్క",
                "ಇದು ಒಂದು ಮುದ್ದಾದ ನಾಯಿ",
                "ഇത് ഒരു ഭംഗിയുള്ള നായ",
                "یہ ایک پیارا کتا ہے"
            })
    void timesRiseAndCoverTheText(String text) {
        Speech speech = SPEAKER.speak(text, PLAIN, RATE);
        double[] starts = speech.starts();
        double[] ends = speech.ends();

        assertThat(starts).hasSize(text.length());
        assertThat(starts[0]).isZero();
        for (int i = 0; i < text.length(); i++) {
            assertThat(ends[i]).isGreaterThanOrEqualTo(starts[i]);
            assertThat(starts[i]).isCloseTo(i == 0 ? 0 : ends[i - 1], within(1e-9));
        }
        assertThat(speech.seconds()).isGreaterThan(1);
        assertThat(ends[text.length() - 1]).isBetween(speech.seconds() - 0.3, speech.seconds());
    }

    @Test
    void countsOnAfterEachSentence() {
        Speech speech = SPEAKER.speak(TOBY, PLAIN, RATE);
        Speech first = SPEAKER.speak("Hello, I am Toby.", PLAIN, RATE);

        int second = TOBY.indexOf("I read");
        assertThat(speech.starts()[second]).isBetween(first.seconds() - 0.2, first.seconds() + 0.01);
        assertThat(speech.starts()[TOBY.indexOf("Please")]).isGreaterThan(speech.starts()[second] + 1.5);
    }

    @Test
    void isHeardWhereItSaysSo() {
        String text = "Toby. Biscuit.";
        Speech speech = SPEAKER.speak(text, PLAIN, RATE);

        assertThat(loudness(speech, speech.starts()[6], speech.ends()[12]))
                .isGreaterThan(5 * loudness(speech, speech.seconds() - 0.05, speech.seconds()));
    }

    @Test
    void voicesDifferAudibly() {
        Speech deep = SPEAKER.speak(TOBY, new Tone(75, 150, 0.9), RATE);
        Speech high = SPEAKER.speak(TOBY, new Tone(200, 150, 1.35), RATE);

        assertThat(high.seconds()).isLessThan(deep.seconds() * 0.75);
        assertThat(crossings(high)).isGreaterThan(1.3 * crossings(deep));
    }

    @Test
    void saysTheSameTwice() {
        assertThat(SPEAKER.speak(TOBY, PLAIN, RATE).samples())
                .isEqualTo(SPEAKER.speak(TOBY, PLAIN, RATE).samples());
    }

    @Test
    void saysNothingWhereNothingIsToBeSaid() {
        Speech speech = SPEAKER.speak("😀 !", PLAIN, RATE);

        assertThat(speech.seconds()).isZero();
        assertThat(speech.ends()).hasSize("😀 !".length()).containsOnly(0);
    }

    @Test
    void everyNameHasAToneOfItsOwn() {
        assertThat(Tone.of("21m00Tcm4TlvDq8ikWAM")).isEqualTo(Tone.of("21m00Tcm4TlvDq8ikWAM"));
        assertThat(java.util.stream.IntStream.range(0, 100)
                        .mapToObj(i -> Tone.of("voice" + i))
                        .distinct())
                .hasSizeGreaterThan(95)
                .allSatisfy(tone -> {
                    assertThat(tone.pitch()).isBetween(75, 204);
                    assertThat(tone.wordsPerMinute()).isBetween(135, 179);
                    assertThat(tone.squeak()).isBetween(0.9, 1.31);
                });
    }

    private static double loudness(Speech speech, double from, double to) {
        short[] part = Arrays.copyOfRange(speech.samples(), (int) (from * RATE), (int) (to * RATE));
        double sum = 0;
        for (short sample : part) {
            sum += Math.abs(sample);
        }
        return sum / part.length;
    }

    /** How often a second the sound passes zero. */
    private static double crossings(Speech speech) {
        short[] samples = speech.samples();
        int crossings = 0;
        for (int i = 1; i < samples.length; i++) {
            if (samples[i - 1] < 0 != samples[i] < 0) {
                crossings++;
            }
        }
        return crossings / speech.seconds();
    }
}
