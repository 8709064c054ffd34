package io.serenade.lovesong.web.pages;

import java.util.List;
import java.util.Optional;

/**
 * The wall of records.
 *
 * @param songs how many were ever made here
 * @param first whether it is the first page, with the latest records
 * @param next path of the page after this one, where there is one
 */
public record WallPage(List<Disc> discs, long songs, boolean first, Optional<String> next) {
    public WallPage {
        discs = List.copyOf(discs);
    }

    /**
     * A record that turns.
     *
     * @param chorusSeconds where its chorus begins
     */
    public record Disc(String sessionId, String petName, String ownerName, long chorusSeconds) {
        public String path() {
            return "/result/" + sessionId;
        }

        public String discUrl() {
            return "/storage/disc/" + sessionId + ".jpg";
        }

        /** The chorus of its video, without what comes before. */
        public String soundUrl() {
            return "/storage/video/" + sessionId + ".mp4#t=" + chorusSeconds;
        }
    }
}
