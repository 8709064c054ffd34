package io.serenade.jobs.retention;

import io.serenade.platform.database.Database;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StorageRoom;
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
 * Orphaned files: unfinished ones, media of erased jobs, and media whose job was never stored. The last kind only seem
 * to be orphans, so their number is limited and they stay in a bin for a week. Only files older than an hour are
 * removed, so that nothing under way is touched. Also warns when a disk fills up.
 */
@ApplicationScoped
public class OrphanedFiles {
    private static final Logger LOG = System.getLogger(OrphanedFiles.class.getName());
    private static final Duration UNDISTURBED = Duration.ofHours(1);
    private static final Duration IN_THE_BIN = Duration.ofDays(7);
    private static final Pattern JOB_ID =
            Pattern.compile("[a-z][a-z0-9]{23}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** A night may remove this many, or one file in a hundred, whichever is more. */
    private static final int A_FEW = 48;

    private static final int MAX_PER_NIGHT = 100_000;

    /** The limit of a preview, for which somebody waits. */
    private static final int MAX_LOOKED_AT = 20_000;

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
        private final boolean preview;
        private final List<Orphan> unknown = new ArrayList<>();
        private long looked;
        private long unknownCount;
        private int deleted;

        Walk(boolean preview) {
            this.preview = preview;
        }

        void addUnknown(Orphan orphan) {
            unknownCount++;
            if (unknown.size() < MAX_PER_NIGHT) {
                unknown.add(orphan);
            }
        }
    }

    /**
     * What the next clean-up would find, in numbers of files.
     *
     * @param mostOfNoJob beyond this number none of them is removed
     * @param whole whether all media were looked at
     */
    public record Found(long looked, long ofErased, long ofNoJob, long mostOfNoJob, boolean whole) {}

    /** Enough was looked at. */
    private static final class EnoughException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Looks at a limited number of media and removes nothing. @return empty when the media belong to another database
     */
    public Optional<Found> look() throws IOException {
        if (!mark.isOnAll()) {
            return Optional.empty();
        }
        Walk walk = new Walk(true);
        boolean whole = true;
        try {
            for (MediaKind kind : MediaKind.values()) {
                media.eachPage(kind, clock.instant().minus(UNDISTURBED), keys -> look(kind, keys, walk));
            }
        } catch (EnoughException e) {
            whole = false;
        }
        return Optional.of(new Found(walk.looked, walk.deleted, walk.unknownCount, mostPerNight(walk), whole));
    }

    /** Removes only unfinished files of crashed writers; cheap enough for every hour. */
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
        Walk walk = new Walk(false);
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

    /** One query for a page of keys. Files whose names contain no job id are ignored. */
    private void look(MediaKind kind, List<String> keys, Walk walk) throws IOException {
        if (!walk.preview) {
            duty.goOn();
        } else if (walk.looked >= MAX_LOOKED_AT) {
            throw new EnoughException();
        }
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
            } else if (erased.get() && (walk.preview || media.delete(kind, file.getKey()))) {
                walk.deleted++;
            }
        }
    }

    /** Where kinds have folders, that of the job is the last one. */
    private static String nameOfJob(String key) {
        String[] parts = key.split("/");
        return parts[Math.max(0, parts.length - 2)];
    }

    /** Whether each job was erased; jobs that do not exist are left out. */
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
        long most = mostPerNight(walk);
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

    private long mostPerNight(Walk walk) {
        return settings.maxOrphans().isPresent()
                ? settings.maxOrphans().getAsInt()
                : Math.max(A_FEW, walk.looked / 100);
    }

    /** Cheap enough for every hour. */
    public void warnOfAFullDisk() throws IOException {
        double fullness = media.fullness().orElse(0);
        if (fullness >= StorageRoom.NEARLY_FULL) {
            LOG.log(Level.WARNING, "The storage is {0} % full", Math.round(fullness * 100));
        }
    }
}
