package io.serenade.lovesong;

import io.serenade.providers.SongGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers as a test says and remembers what it was asked. */
final class ScriptedSongGenerator implements SongGenerator {
    final List<SongRequest> requests = new ArrayList<>();
    boolean configured = true;
    Progress progress = Progress.RUNNING;
    Optional<String> error = Optional.empty();
    String lyrics = "";

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    @Override
    public String request(SongRequest request) {
        requests.add(request);
        return "task-1";
    }

    @Override
    public SongRecord read(String taskId) {
        return new SongRecord(progress, Optional.empty(), lyrics, error, List.of(), false, "{}");
    }

    @Override
    public boolean isWorthReading(String status) {
        return status.equals("SUCCESS") || status.equals("FAILURE");
    }

    @Override
    public long credits() {
        return 100;
    }
}
