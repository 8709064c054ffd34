-- A finished film in another shape, cut from the same clips.
create table music_video_versions (
    job_id    text        not null references music_videos (job_id) on delete cascade,
    shape     text        not null,            -- of the pictures, such as TALL
    framing   text        not null,            -- which part of the clips is seen, such as CENTRE
    media_key text        not null,
    bytes     bigint      not null,
    sync      text        not null,            -- JSON: how near the cuts are to their beats
    cut_of    timestamptz not null,            -- when the film was finished that has the same cuts
    made_at   timestamptz not null,
    primary key (job_id, shape)
);

-- The version that is being cut; null while none is.
alter table music_videos add column other_shape text;
alter table music_videos add column other_framing text;

-- What each stage was expected to cost, in dollars: a JSON object. Null where that was not kept.
alter table music_videos add column estimated_parts text;
