package io.serenade.musicvideo.web.pages;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A clip of a finished film, which may be made again.
 *
 * @param number from 0, as the API counts
 * @param prompt what it was made from
 * @param places where it is seen in the film; none if it is not
 * @param there whether it was made; a picture replaces one that was not
 * @param price what making it again costs, in dollars
 * @param affordable whether the film's budget allows that
 */
public record ClipOnPage(
        int number, String prompt, List<Place> places, boolean there, String price, boolean affordable) {
    public ClipOnPage {
        places = List.copyOf(places);
    }

    /** From one moment of the film to another, in seconds. */
    public record Place(double start, double end) {}

    /** Its number as people count, from 1. */
    public int label() {
        return number + 1;
    }

    /** A moment at which it is seen, in seconds. */
    public double middle() {
        return places.isEmpty() ? 0 : (places.get(0).start() + places.get(0).end()) / 2;
    }

    /** When it is first seen, in seconds. */
    public double start() {
        return places.isEmpty() ? 0 : places.get(0).start();
    }

    /** Where it is seen, such as {@code 0:08–0:14, 1:02–1:08}. */
    public String times() {
        return places.stream()
                .map(place -> SongFindings.time(place.start()) + "–" + SongFindings.time(place.end()))
                .collect(Collectors.joining(", "));
    }
}
