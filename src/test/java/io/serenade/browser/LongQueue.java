package io.serenade.browser;

import io.serenade.crash.RunningSerenade;

/** A product that has made slow songs of twenty hours each and has given all its slots away, until this is closed. */
final class LongQueue implements AutoCloseable {
    /** The song that waits. */
    static final String WAITING = "queuedxxxxxxxxxxxxxxxxxx";

    private static final String JOB =
            "insert into jobs (id, product, state, stage, pool, due_at, owner, created_at, updated_at) select ";
    private static final String SONG = """
            insert into love_songs (session_id, cookie_id, delete_token_hash, owner_name, pet_name, pet_type, music_vibe,
                                    photo_path, received_from_llm, video_creation_start,
                                    video_creation_end, generated_video_path)
            select id, 'nobody', '-', 'Mira', 'Patience', 'Dog', 'Chill', '-',""";

    private final RunningSerenade serenade;

    LongQueue(RunningSerenade serenade) {
        this.serenade = serenade;
        execute(JOB + """
                rpad('taken' || n, 24, 'x'), 'lovesong', 'PARKED', 'compose-song', 'io', now() + interval '1 day',
                ?, now(), now() from generate_series(1, 10) n""");
        execute("""
                insert into provider_tasks (job_id, product, stage, name, attempt, account, state, queued_at, due_at, accepted_at)
                select id, product, stage, 'song', 1, 'sonauto', 'RUNNING', now(), due_at, now()
                  from jobs where owner = ? and state = 'PARKED'""");
        execute(JOB + "'" + WAITING + "', 'lovesong', 'WAITING', 'compose-song', 'io', null, ?, now(), now()");
        execute(SONG + " null, null, null, null from jobs where owner = ? and state = 'WAITING'");
        execute("""
                insert into provider_tasks (job_id, product, stage, name, attempt, account, state, queued_at, due_at)
                select id, product, stage, 'song', 1, 'sonauto', 'QUEUED', now(), now()
                  from jobs where owner = ? and state = 'WAITING'""");
    }

    /** More songs that took twenty hours, and are the last that were made. */
    LongQueue afterSongs(int first, int last) {
        execute(JOB + "rpad('made' || n, 24, 'x'), 'lovesong', 'SUCCEEDED', 'render-video', 'render', null, ?,"
                + " now(), now() from generate_series(" + first + ", " + last + ") n");
        execute(SONG + """
                now() + interval '1 hour', now(), now() + interval '10 seconds', '-'
                from jobs where owner = ? and state = 'SUCCEEDED'
                    and not exists (select 1 from love_songs where session_id = id)""");
        execute("""
                insert into provider_tasks (job_id, product, stage, name, attempt, account, state, queued_at, due_at, accepted_at)
                select id, product, 'compose-song', 'song', 1, 'sonauto', 'SUCCEEDED', now(), now(),
                       now() - interval '19 hours'
                  from jobs where owner = ? and state = 'SUCCEEDED'
                   and not exists (select 1 from provider_tasks t where t.job_id = jobs.id)""");
        return this;
    }

    @Override
    public void close() {
        execute("delete from jobs where owner = ?");
    }

    private void execute(String sql) {
        serenade.execute(sql, "long queue");
    }
}
