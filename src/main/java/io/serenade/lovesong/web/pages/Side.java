package io.serenade.lovesong.web.pages;

/**
 * A song of the same record.
 *
 * @param place where it stands in the chain of answers: {@code first}, {@code earlier} or {@code answer}
 */
public record Side(String sessionId, String petName, String ownerName, String place) {

    public String path() {
        return "/result/" + sessionId;
    }

    public String discUrl() {
        return "/storage/disc/" + sessionId + ".png";
    }
}
