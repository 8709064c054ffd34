package io.serenade.rendering.record;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is drawn of a video, in groups of pictures that are encoded once: the needle comes down, the record turns, and the
 * end card comes up and stays. Empty groups are left out.
 *
 * @param opening pictures in which the record comes up to speed, even
 * @param turn pictures of one turn
 * @param chorus pictures of one turn as it looks while the chorus is sung, or none
 * @param rise pictures of the end card coming up
 * @param rest pictures of the end card standing still
 */
record Script(int opening, int turn, int chorus, int rise, int rest) {
    private static final double OPENING_SECONDS = 0.8;
    private static final double RISE_SECONDS = 0.35;
    /** One picture per third of a second, so that players that seek there find one nearby. */
    private static final int REST = 12;

    static Script plain(int turn) {
        return new Script(0, turn, 0, 0, 0);
    }

    static Script show(int turn, int framesPerSecond, boolean card) {
        // Without any picture of it the turn would begin before its first beat.
        int opening = 2 * (int) Math.max(1, Math.round(OPENING_SECONDS * framesPerSecond / 2));
        int rise = card ? Math.max(1, (int) Math.round(RISE_SECONDS * framesPerSecond)) : 0;
        return new Script(opening, turn, 0, rise, card ? REST : 0);
    }

    /** The same with separate turns for the chorus. */
    Script withChorus() {
        return new Script(opening, turn, turn, rise, rest);
    }

    boolean isPlain() {
        return opening + rise + rest == 0;
    }

    /** How far the record has turned, in pictures of a turn, when it is up to speed: half of what it does at full speed. */
    int ahead() {
        return opening / 2;
    }

    List<Integer> groups() {
        return Stream.of(opening, turn, chorus, rise + rest)
                .filter(group -> group > 0)
                .toList();
    }

    int firstOfTurn() {
        return opening;
    }

    int firstOfChorus() {
        return opening + turn;
    }

    int firstOfCard() {
        return opening + turn + chorus;
    }
}
