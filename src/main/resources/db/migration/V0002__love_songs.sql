-- What a love song adds to its job. Reports read the view "submissions", which has the columns of specification 1.

create table love_songs (
    session_id           text primary key references jobs (id) on delete cascade,
    cookie_id            text        not null,
    delete_token_hash    text        not null,
    owner_name           text,
    pet_name             text,
    pet_type             text        not null,
    music_vibe           text        not null,
    photo_path           text        not null,
    send_attempt         integer     not null default 0,
    send_started_at      timestamptz,          -- a request is under way or was never answered
    sent_to_llm          timestamptz,
    llm_task_id          text,
    received_from_llm    timestamptz,
    llm_response         text,
    llm_full_response    text,
    llm_status           text,
    lyrics               text,
    generated_song_path  text,
    video_creation_start timestamptz,
    video_creation_end   timestamptz,
    generated_video_path text,
    video_seconds        double precision,
    retry_count          integer     not null default 0
);
create unique index love_songs_task on love_songs (llm_task_id);
create index love_songs_cookie on love_songs (cookie_id);

create view submissions as
select s.session_id,
       j.created_at,
       s.cookie_id,
       s.owner_name,
       s.photo_path,
       s.pet_name,
       s.pet_type,
       s.music_vibe,
       s.retry_count,
       s.sent_to_llm,
       s.llm_task_id,
       s.received_from_llm,
       s.llm_response,
       s.llm_full_response,
       s.generated_song_path,
       s.llm_status,
       s.lyrics,
       s.video_creation_start,
       s.video_creation_end,
       s.generated_video_path,
       case
           when j.state = 'SUCCEEDED' then 'success'
           when j.state in ('FAILED', 'CANCELLED') then 'fail'
           when s.llm_task_id is null then 'pending'
           else 'processing'
       end as entry_status
from love_songs s
join jobs j on j.id = s.session_id;
