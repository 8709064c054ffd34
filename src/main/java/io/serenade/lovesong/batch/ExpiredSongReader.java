package io.serenade.lovesong.batch;

import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.Submissions;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/** Names the songs that were kept long enough. What was erased is no longer found, so a restart goes on where it stopped. */
@Named
@Dependent
public class ExpiredSongReader extends AbstractItemReader {
    private static final int PAGE = 200;

    @Inject
    private Submissions submissions;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private Clock clock;

    private final Queue<String> page = new ArrayDeque<>();
    private final Set<String> told = new HashSet<>();
    private Instant cutOff;

    @Override
    public void open(Serializable checkpoint) {
        cutOff = clock.instant().minus(Duration.ofDays(settings.fileRetentionDays()));
    }

    @Override
    public String readItem() {
        if (page.isEmpty()) {
            submissions.listKeptBefore(cutOff, PAGE).stream().filter(told::add).forEach(page::add);
        }
        return page.poll();
    }
}
