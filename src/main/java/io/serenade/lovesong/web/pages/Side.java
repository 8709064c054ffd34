package io.serenade.lovesong.web.pages;

/**
 * A song on the other side of the record.
 *
 * @param isAnswered whether it was there first
 */
public record Side(String sessionId, String petName, String ownerName, boolean isAnswered) {

    public String path() {
        return "/result/" + sessionId;
    }

    public String discUrl() {
        return "/storage/disc/" + sessionId + ".png";
    }
}
