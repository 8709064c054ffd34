-- What a music video adds to its job.
create table music_videos (
    job_id            text primary key references jobs (id) on delete cascade,
    owner             text,                    -- whose storage it takes; null once erased
    prompt            text,                    -- null once erased
    shape             text    not null,        -- of the pictures, such as 16:9
    review            boolean not null,        -- whether it waits for a look at its animatic before clips are paid
    audio_key         text,
    audio_bytes       bigint  not null,
    audio_md5         text    not null,
    audio_sha256      text    not null,
    song_ms           bigint  not null,
    estimated_seconds integer not null,
    estimated_cost    numeric not null,
    most_clips        integer not null,        -- as many as the budget pays for
    admitted_at       timestamptz,             -- one of the few that are made at a time
    deadline_at       timestamptz,
    approved_at       timestamptz,
    analysis          text,                    -- JSON, as the API shows it
    lyrics            text,                    -- JSON
    cache_hit         boolean not null default false,
    plan              text,                    -- JSON
    clip_of_shot      text,                    -- for each shot the number of its clip
    animatic_key      text,                    -- of a first look, made of the pictures
    text_only         boolean not null default false,  -- too few reference pictures came about
    video_key         text,
    video_bytes       bigint  not null default 0,
    sync              text,                    -- JSON: how near the cuts are to their beats
    finished_at       timestamptz,
    clips_gone        boolean not null default false,
    audio_gone        boolean not null default false
);
create index music_videos_owner on music_videos (owner);

create table music_video_stages (
    job_id       text        not null references music_videos (job_id) on delete cascade,
    stage_name   text        not null,
    status       text        not null,         -- processing, completed or failed
    started_at   timestamptz not null,
    completed_at timestamptz,
    metadata     text,                         -- a JSON object
    primary key (job_id, stage_name)
);

-- Pictures of scenes and characters.
create table music_video_pictures (
    job_id       text    not null references music_videos (job_id) on delete cascade,
    number       integer not null,
    name         text    not null,             -- scene_… or char_…, as its file is called
    prompt       text    not null,
    model        integer not null default 0,   -- which of the models in the settings makes it
    round        integer not null default 1,   -- a model more, or a try anew, is a new round
    output       text,                         -- the provider's address, until the picture is ours
    predicted_at timestamptz,
    media_key    text,
    bytes        bigint  not null default 0,
    failed       boolean not null default false,
    primary key (job_id, number)
);

create table music_video_clips (
    job_id       text    not null references music_videos (job_id) on delete cascade,
    number       integer not null,             -- from 0
    shot         integer not null,             -- the first that shows it, which it is made for
    scene        text    not null,
    prompt       text    not null,
    seconds      double precision not null,    -- as long as the longest shot that shows it
    seed         integer not null,
    model        integer not null default 0,
    round        integer not null default 1,
    made_by      text,                         -- the model's name, once it is there
    output       text,
    predicted_at timestamptz,
    media_key    text,
    bytes        bigint  not null default 0,
    length_ms    bigint,
    failed       boolean not null default false,
    error        text,
    primary key (job_id, number)
);

create table music_video_costs (
    id         uuid primary key default gen_random_uuid(),
    job_id     text           not null references jobs (id) on delete cascade,
    stage_name text           not null,
    api_name   text           not null,
    cost       numeric(10, 4) not null,
    at         timestamptz    not null
);
create index music_video_costs_job on music_video_costs (job_id);

-- What the audio stage found, by the file: the same song is not heard twice in a day.
create table audio_analysis_cache (
    file_hash     varchar(32) primary key,     -- MD5, as others name it
    sha256        text        not null,        -- which nobody can forge
    analysis_data jsonb       not null,
    lyrics_data   jsonb,
    created_at    timestamptz not null,
    expires_at    timestamptz not null
);
create index idx_audio_cache_expires on audio_analysis_cache (expires_at);

-- For reports, under the names that the product's specification gives.
create view musicvideo_jobs as
select v.job_id::uuid as id, -- of this table: jobs of other products have ids that are no UUID
       v.owner as user_id,
       case j.state when 'SUCCEEDED' then 'completed' when 'FAILED' then 'failed' when 'CANCELLED' then 'failed'
                    else case when v.admitted_at is null then 'queued' else 'processing' end end as status,
       v.audio_key as audio_url,
       v.prompt as user_prompt,
       j.stage as current_stage,
       j.percent as progress,
       case when j.finished_at is null and v.deadline_at is not null
            then greatest(0, extract(epoch from v.deadline_at - now()))::integer end as estimated_remaining,
       coalesce((select sum(c.cost) from music_video_costs c where c.job_id = j.id), 0)::numeric(10, 2) as total_cost,
       v.video_key as video_url,
       j.error_message,
       j.created_at,
       j.updated_at,
       j.finished_at as completed_at
  from jobs j join music_videos v on v.job_id = j.id;

create view job_stages as
select md5(s.job_id || '/' || s.stage_name)::uuid as id,
       s.job_id::uuid as job_id,
       s.stage_name,
       s.status,
       s.started_at,
       s.completed_at,
       round(extract(epoch from s.completed_at - s.started_at))::integer as duration_seconds,
       coalesce((select sum(c.cost) from music_video_costs c
                  where c.job_id = s.job_id and c.stage_name = s.stage_name), 0)::numeric(10, 4) as cost,
       s.metadata::jsonb as metadata
  from music_video_stages s;

create view job_costs as
select id, job_id::uuid as job_id, stage_name, api_name, cost, at as "timestamp" from music_video_costs;
