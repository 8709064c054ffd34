package io.serenade.jobs.retention;

import io.serenade.platform.Database;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that belong to nothing any more: unfinished ones, media of erased jobs, and media whose job was never stored. The
 * last are only believed to be orphans, so a brake looks at their number and they lie in the bin for a week. Only what
 * is older than an hour, so that nothing under way is touched. Also warns of a disk that fills up.
 */
@ApplicationScoped
public class OrphanedFiles {
    private static final Logger LOG = System.getLogger(OrphanedFiles.class.getName());
    private static final Duration UNDISTURBED = Duration.ofHours(1);
    private static final Duration IN_THE_BIN = Duration.ofDays(7);
    private static final Pattern JOB_ID =
            Pattern.compile("[a-z][a-z0-9]{23}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final double NEARLY_FULL = 0.8;

    /** A night may remove so many, or one file in a hundred, whichever is more. */
    private static final int A_FEW = 48;

    private static final int MAX_PER_NIGHT = 100_000;

    @Inject
    MediaStore media;

    @Inject
    InstallationMark mark;

    @Inject
    CleanUpDuty duty;

    @Inject
    Database database;

    @Inject
    RetentionSettings settings;

    @Inject
    Clock clock;

    private record Orphan(MediaKind kind, String key) {}

    /** One night's walk through all media. */
    private static final class Walk {
        private final List<Orphan> unknown = new ArrayList<>();
        private long looked;
        private long unknownCount;
        private int deleted;

        void addUnknown(Orphan orphan) {
            unknownCount++;
            if (unknown.size() < MAX_PER_NIGHT) {
                unknown.add(orphan);
            }
        }
    }

    /** Removes only what a vanished writer left unfinished; cheap enough for every hour. */
    public void removeUnfinished() throws IOException {
        if (mark.isOnAll()) {
            media.removeUnfinished(clock.instant().minus(UNDISTURBED));
        }
    }

    /** Cleans up. @return how many files were removed or moved to the bin */
    public int remove() throws IOException {
        warnOfAFullDisk();
        if (!mark.isOnAll()) {
            return 0;
        }
        Instant before = clock.instant().minus(UNDISTURBED);
        int unfinished = media.removeUnfinished(before);
        Walk walk = new Walk();
        for (MediaKind kind : MediaKind.values()) {
            media.eachPage(kind, before, keys -> look(kind, keys, walk));
        }
        int binned = binUnknown(walk);
        int emptied = media.emptyBin(clock.instant().minus(IN_THE_BIN));
        LOG.log(
                Level.INFO,
                "Clean-up: {0} unfinished files and {1} of erased jobs were removed, {2} that belonged to nothing were"
                        + " moved to the bin, {3} in the bin were deleted",
                unfinished,
                walk.deleted,
                binned,
                emptied);
        return unfinished + walk.deleted + binned;
    }

    /** One query for a page of keys. Files whose names name no job are nobody's business. */
    private void look(MediaKind kind, List<String> keys, Walk walk) throws IOException {
        duty.goOn();
        walk.looked += keys.size();
        Map<String, String> jobOfKey = new HashMap<>();
        for (String key : keys) {
            Matcher id = JOB_ID.matcher(nameOfJob(key));
            if (id.lookingAt()) {
                jobOfKey.put(key, id.group());
            }
        }
        Map<String, Boolean> erasedJobs = erased(jobOfKey);
        for (Map.Entry<String, String> file : jobOfKey.entrySet()) {
            Optional<Boolean> erased = Optional.ofNullable(erasedJobs.get(file.getValue()));
            if (erased.isEmpty()) {
                walk.addUnknown(new Orphan(kind, file.getKey()));
            } else if (erased.get() && media.delete(kind, file.getKey())) {
                walk.deleted++;
            }
        }
    }

    /** Where kinds have folders, that of the job is the last one. */
    private static String nameOfJob(String key) {
        String[] parts = key.split("/");
        return parts[Math.max(0, parts.length - 2)];
    }

    /** Whether the jobs were erased; those that are not there are missing. */
    private Map<String, Boolean> erased(Map<String, String> jobOfKey) {
        Map<String, Boolean> erased = new HashMap<>();
        database.list(
                        "select id, erased_at is not null as erased from jobs where id = any(?)",
                        row -> Map.entry(row.getString("id"), row.getBoolean("erased")),
                        (Object) jobOfKey.values().stream().distinct().toArray(String[]::new))
                .forEach(job -> erased.put(job.getKey(), job.getValue()));
        return erased;
    }

    private int binUnknown(Walk walk) throws IOException {
        long most = settings.maxOrphans().isPresent()
                ? settings.maxOrphans().getAsInt()
                : Math.max(A_FEW, walk.looked / 100);
        if (walk.unknownCount > most) {
            LOG.log(
                    Level.ERROR,
                    "{0} of {1} media belong to no job of this database. That is more than a night may remove ({2}), so"
                            + " none is. Was an older backup restored? If they are to go, set CLEAN_UP_MAX_FILES={0} for"
                            + " one night",
                    walk.unknownCount,
                    walk.looked,
                    most);
            return 0;
        }
        int binned = 0;
        for (Orphan orphan : walk.unknown) {
            binned += media.moveToBin(orphan.kind(), orphan.key()) ? 1 : 0;
        }
        return binned;
    }

    private void warnOfAFullDisk() throws IOException {
        double fullness = media.fullness().orElse(0);
        if (fullness > NEARLY_FULL) {
            LOG.log(Level.WARNING, "The storage is {0} % full", Math.round(fullness * 100));
        }
    }
}
