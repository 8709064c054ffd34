-- What a pet roast adds to its job.
create table roasts (
    job_id           text primary key references jobs (id) on delete cascade,
    text             text,                          -- as it was ordered
    source_language  text        not null,
    language         text        not null,          -- of the narration
    narration        text,                          -- what is spoken
    translation      text,                          -- a JSON object of the translator; null where nothing was translated
    picture          text,                          -- key in the storage
    animal           text,                          -- where the detector was sure enough to say it
    confidence       double precision,              -- null where nobody looked
    credits_estimate numeric,                       -- the provider's, before anything was paid
    credits_used     numeric,
    rendered_at      timestamptz,
    video_address    text,                          -- the provider's, until the video is ours
    video_seconds    double precision,
    video            text                           -- key in the storage
);
