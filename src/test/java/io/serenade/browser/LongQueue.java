package io.serenade.browser;

import io.serenade.crash.RunningSerenade;

/** A product that has made slow songs of twenty hours each and has given all its slots away, until this is closed. */
final class LongQueue implements AutoCloseable {
    /** The song that waits. */
    static final String WAITING = "queuedxxxxxxxxxxxxxxxxxx";

    private static final String JOB =
            "insert into jobs (id, product, state, stage, lane, gate, due_at, owner, created_at, updated_at) select ";
    private static final String SONG = """
            insert into love_songs (session_id, cookie_id, delete_token_hash, owner_name, pet_name, pet_type, music_vibe,
                                    photo_path, sent_to_llm, received_from_llm, video_creation_start,
                                    video_creation_end, generated_video_path)
            select id, 'nobody', '-', 'Mira', 'Patience', 'Dog', 'Chill', '-',""";

    private final RunningSerenade serenade;

    LongQueue(RunningSerenade serenade) {
        this.serenade = serenade;
        execute(JOB + """
                rpad('taken' || n, 24, 'x'), 'lovesong', 'PARKED', 'fetch-details', 'io', null, now() + interval '1 day',
                ?, now(), now() from generate_series(1, 10) n""");
        execute("""
                insert into admissions (gate, job_id, admitted_at)
                select 'song', id, now() from jobs where owner = ? and state = 'PARKED'""");
        execute(JOB + "'" + WAITING + "', 'lovesong', 'WAITING', 'request-song', 'io', 'song', null, ?, now(), now()");
        execute(SONG + " null, null, null, null, null from jobs where owner = ? and state = 'WAITING'");
    }

    /** More songs that took twenty hours, and are the last that were made. */
    LongQueue afterSongs(int first, int last) {
        execute(JOB + "rpad('made' || n, 24, 'x'), 'lovesong', 'SUCCEEDED', 'render-video', 'render', null, null, ?,"
                + " now(), now() from generate_series(" + first + ", " + last + ") n");
        execute(SONG + """
                now() - interval '19 hours', now() + interval '1 hour', now(), now() + interval '10 seconds', '-'
                from jobs where owner = ? and state = 'SUCCEEDED'
                    and not exists (select 1 from love_songs where session_id = id)""");
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
