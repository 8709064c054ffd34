-- What a talking pet adds to its job.
create table pet_clips (
    job_id       text primary key references jobs (id) on delete cascade,
    prompt       text,                        -- null once erased
    seconds      integer     not null,
    resolution   text        not null,
    model        text        not null,
    text         text,                        -- what is said; null for a clip without words, and once erased
    voice_id     text,
    fit          text        not null,
    speaking     boolean     not null,
    estimated_ms bigint,                      -- of the speech, before anything was paid
    spoken       boolean     not null default false,
    timings      text,                        -- when each character is heard, until the captions are there
    predicted_at timestamptz,
    output       text,                        -- the provider's address of the clip; it dies within the hour
    clip_stored  boolean     not null default false,
    finished     boolean     not null default false,
    speech_ms    bigint,
    truncated    boolean     not null default false,
    captions     text                         -- WebVTT
);
