package io.serenade.operators;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.calls.PaidRequests;
import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.jobs.operations.ResumeFailed;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.storage.MediaKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The console on the real tables, with the test's one product, whose jobs are called by the love songs of the same ids. */
final class OperatorWorld {
    static final Operator MIRA = new Operator("mira", OperatorRole.OPERATOR);

    final TestDatabase database;
    final CoreForTests core;
    final SettableClock clock;

    OperatorWorld(CoreForTests.World world) {
        database = world.database();
        core = world.core();
        clock = core.clock();
        core.beans().give(new Songs(core)).give(new PaidRequests(OptionalInt.empty()));
    }

    /** No job can be retried from now on, for an error of the program. */
    void breakRetries() {
        get(Songs.class).broken = true;
    }

    <T> T get(Class<T> type) {
        return core.beans().get(type);
    }

    /** An ordered job of somebody's pet. */
    void order(String id, String pet) {
        core.start(id);
        database.update("""
                insert into love_songs (session_id, cookie_id, delete_token_hash, owner_name, pet_name, pet_type,
                                        music_vibe, photo_path)
                values (?, 'c', 'h', 'Matt', ?, 'Dog', 'Romantic', '')""", id, pet);
    }

    /** It came to nothing, for a reason that may pass. */
    void fail(String id, String reason) {
        database.update("""
                update jobs set state = 'FAILED', due_at = null, finished_at = ?, error_stage = stage, error_code = ?,
                       error_message = 'It failed.', error_retryable = true where id = ?""", clock.instant(), reason, id);
    }

    private static final class Songs implements OperatedJobs {
        private final CoreForTests core;
        private boolean broken;

        Songs(CoreForTests core) {
            this.core = core;
        }

        @Override
        public String product() {
            return CoreForTests.PRODUCT;
        }

        @Override
        public String title() {
            return "Song";
        }

        @Override
        public Names names() {
            return new Names(
                    "love_songs",
                    "session_id",
                    List.of("lower(pet_name)", "lower(owner_name)"),
                    "pet_name || ' & ' || owner_name");
        }

        @Override
        public List<Kind> kinds() {
            return List.of(new Kind("Pets", "t.pet_type"));
        }

        @Override
        public List<Held> held() {
            return List.of(new Held("Names", false), new Held("Photo", true));
        }

        @Override
        public Optional<String> person() {
            return Optional.of("cookie_id");
        }

        @Override
        public List<Medium> media(String jobId) {
            return List.of(
                    new Medium("Video", MediaKind.VIDEO, jobId + ".mp4"),
                    new Medium("Photo", MediaKind.PHOTO, jobId + ".jpg"));
        }

        @Override
        public boolean retry(String jobId) {
            if (broken) {
                throw new IllegalStateException("It broke.");
            }
            return core.beans().get(ResumeFailed.class).resume(jobId);
        }
    }
}
