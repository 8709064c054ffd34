package io.serenade.platform.web.body;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Limits how many files a node receives at a time, in total and from one address. */
@ApplicationScoped
public class UploadPlaces {
    static final int ALL = 24;
    static final int PER_ADDRESS = 4;

    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /** Takes a place; empty when none is left. */
    synchronized Optional<Place> take(String address) {
        int own = taken.getOrDefault(address, 0);
        if (all == ALL || own == PER_ADDRESS) {
            return Optional.empty();
        }
        all++;
        taken.put(address, own + 1);
        return Optional.of(new Place(address));
    }

    private synchronized void giveBack(String address) {
        all--;
        taken.computeIfPresent(address, (key, own) -> own == 1 ? null : own - 1);
    }

    /** A place taken by one sender. */
    final class Place {
        private String address;

        private Place(String address) {
            this.address = address;
        }

        synchronized void giveBack() {
            if (address != null) {
                UploadPlaces.this.giveBack(address);
                address = null;
            }
        }
    }
}
