package io.serenade.lovesong.web.pages;

/**
 * A song that is being made.
 *
 * @param step where it stands when the page is written; the page's script follows from there
 * @param percent 0 to 100
 * @param ageSeconds since the order was accepted; after five minutes the page says that it takes longer
 * @param discUrl round picture of the pet for the record's middle
 */
public record WaitingPage(
        String sessionId,
        String petName,
        String ownerName,
        String musicVibe,
        Step step,
        int percent,
        long ageSeconds,
        String discUrl) {

    /** The steps a visitor sees, in their order; the words of {@code progress} in lower case. */
    public enum Step {
        /** Waits for a free place at the provider. */
        QUEUED,
        /** The provider is writing and singing. */
        COMPOSING,
        /** The song is fetched. */
        DOWNLOADING,
        /** The video is made. */
        RENDERING,
        /** All done; the page moves on to the result. */
        READY;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
