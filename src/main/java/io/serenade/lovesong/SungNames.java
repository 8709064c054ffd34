package io.serenade.lovesong;

import io.serenade.lovesong.names.NameHearing;
import io.serenade.lovesong.names.NameHearing.Finding;
import io.serenade.lovesong.names.NameHearing.Verdict;
import io.serenade.lovesong.names.SungText;
import io.serenade.lovesong.names.Syllables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether both names of a song are sung. The words with times decide, because they come from the sound; if there
 * are none, or far fewer than in the lyrics, the lyrics decide.
 */
final class SungNames {
    private static final double ENOUGH = 0.8;

    private final List<Sung> names;

    /** @param say its pronunciation, for the request of another song */
    record Sung(String name, String say, Finding finding) {}

    private SungNames(List<Sung> names) {
        this.names = List.copyOf(names);
    }

    /** Empty where nothing is known of the words. */
    static Optional<SungNames> of(Submission song) {
        return of(song, song.lyrics(), song.captions());
    }

    /** The same names in the words of another song. */
    static Optional<SungNames> of(Submission song, Optional<String> lyrics, Optional<String> captions) {
        Optional<SungText> written = lyrics.map(SungText::of);
        Optional<SungText> timed = captions.map(SungText::ofCaptions)
                .filter(text ->
                        text.length() >= ENOUGH * written.map(SungText::length).orElse(1));
        return timed.or(() -> written)
                .map(text -> new SungNames(List.of(
                        look(text, song.petName(), song.sayPet(), song.ownerName()),
                        look(text, song.ownerName(), song.sayOwner(), song.petName()))));
    }

    private static Sung look(SungText text, String name, Optional<String> toldSay, String other) {
        String say = toldSay.orElseGet(() -> Syllables.of(name));
        return new Sung(name, say, new NameHearing(name, List.of(say)).in(text, List.of(other)));
    }

    /** The first name that is not sung as it is written. */
    Optional<Sung> missed() {
        return listMissed().findFirst();
    }

    Stream<Sung> listMissed() {
        return names.stream().filter(sung -> !sung.finding().isHeard());
    }

    /** Higher if more of the names are sung correctly. */
    int score() {
        return names.stream()
                .map(sung -> sung.finding().verdict())
                .mapToInt(verdict -> verdict == Verdict.HEARD ? 2 : verdict == Verdict.GARBLED ? 1 : 0)
                .sum();
    }
}
