package io.serenade.musicvideo.web.pages;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The page on which a music video is ordered.
 *
 * @param notice why nothing can be ordered, such as {@code unavailable}; empty if it can
 * @param prices what the video of a song of 10, 20, 30 … seconds will cost, in dollars, such as {@code 3.05}; {@code -}
 *     if that would exceed the budget of a video
 * @param clips how many clips each of these includes
 * @param clipPrice what a clip costs in dollars
 * @param signedIn whether somebody is; everybody may look, and the order waits until they have signed in
 */
public record UploadPage(String notice, List<String> prices, List<Integer> clips, String clipPrice, boolean signedIn) {
    /** How many prices there are: up to the longest song that is accepted. */
    public static final int PRICES = 60;

    /** The shapes of films, in the words of the API. */
    public static final List<String> FORMATS = List.of("16:9", "9:16", "1:1");

    public UploadPage {
        prices = List.copyOf(prices);
        clips = List.copyOf(clips);
    }

    /** The numbers of clips in the form that the script reads. */
    public String clipCounts() {
        return clips.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
