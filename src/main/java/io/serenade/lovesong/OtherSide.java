package io.serenade.lovesong;

/**
 * A song that stands on the other side of a record: it answers a song, or was answered by it.
 *
 * @param isAnswered whether it was there first
 */
public record OtherSide(String sessionId, String petName, String ownerName, boolean isAnswered) {}
