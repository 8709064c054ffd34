package io.serenade.lovesong.web;

import io.serenade.providers.SongGenerator;
import io.serenade.providers.SongGenerator.LiveSound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The listeners on this node to songs that are being made. Their number is limited in total, for each song and for each
 * address, because each has its own connection to the provider.
 */
@ApplicationScoped
public class LiveSongs {
    static final int MOST = 100;
    static final int MOST_OF_A_SONG = 3;
    static final int MOST_AT_AN_ADDRESS = 6;

    /** Longer than any song takes to be made and played. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final String ALL = "all";

    @Inject
    SongGenerator generator;

    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /** Passes a song on while it is made, without keeping a thread. @return false when there are too many listeners */
    boolean listen(String songId, String taskId, String address, HttpServletRequest request) {
        String song = "song " + songId;
        String place = "address " + address;
        if (!take(song, place)) {
            return false;
        }
        CompletionStage<LiveSound> opened = open(taskId, song, place);
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(LONGEST.toMillis());
        LiveListener listener = new LiveListener(exchange, () -> give(song, place));
        exchange.addListener(listener);
        opened.whenComplete((sound, failure) -> {
            if (failure == null) {
                listener.begin(sound);
            } else {
                listener.refuse(failure);
            }
        });
        return true;
    }

    private CompletionStage<LiveSound> open(String taskId, String song, String place) {
        try {
            return generator.listen(taskId);
        } catch (RuntimeException e) {
            give(song, place);
            throw e;
        }
    }

    synchronized boolean take(String song, String place) {
        if (count(ALL) >= MOST || count(song) >= MOST_OF_A_SONG || count(place) >= MOST_AT_AN_ADDRESS) {
            return false;
        }
        for (String key : new String[] {ALL, song, place}) {
            open.merge(key, 1, Integer::sum);
        }
        return true;
    }

    synchronized void give(String song, String place) {
        for (String key : new String[] {ALL, song, place}) {
            open.computeIfPresent(key, (same, number) -> number == 1 ? null : number - 1);
        }
    }

    private int count(String key) {
        return open.getOrDefault(key, 0);
    }
}
