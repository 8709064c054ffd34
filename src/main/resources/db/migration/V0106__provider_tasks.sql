-- Requests to providers move into the core: one row for each paid request of any product, and slots that belong to it.

drop view submissions;

drop table admissions;
alter table gates rename to provider_accounts;
update provider_accounts set name = case name when 'song' then 'sonauto' when 'media' then 'replicate' else name end;
alter table provider_accounts
    add column closed_reason text,        -- why nothing is sent for now: the account's own fault, such as no credit
    add column closed_at     timestamptz,
    add column probe_at      timestamptz; -- when one request is let through to see whether it is open again
insert into provider_accounts (name) values ('sonauto'), ('replicate') on conflict do nothing;

create table provider_tasks (
    id            bigint generated always as identity primary key,
    job_id        text        not null references jobs (id) on delete cascade,
    product       text        not null,
    stage         text        not null,
    name          text        not null,   -- what it makes within its job, such as song or clip-7
    attempt       integer     not null,
    account       text        not null references provider_accounts (name),
    state         text        not null check (state in
                  ('QUEUED', 'ADMITTED', 'SENT', 'RUNNING', 'OVERDUE', 'SUCCEEDED', 'FAILED', 'ABANDONED', 'CANCELLED')),
    queued_at     timestamptz not null,   -- its place in line: when its job was created
    due_at        timestamptz not null,   -- QUEUED: not before; SENT: unanswered until; RUNNING, OVERDUE: read then
    sent_at       timestamptz,
    external_id   text,
    accepted_at   timestamptz,
    ended_at      timestamptz,
    given_up      boolean     not null default false, -- counted as failed before; whatever comes of it counts no more
    error_code    text,
    error_message text,
    unique (job_id, name, attempt),
    unique (account, external_id)
);
create index provider_tasks_taken on provider_tasks (account, product) where state in ('ADMITTED', 'SENT', 'RUNNING');
create index provider_tasks_queued on provider_tasks (account, queued_at, id) where state = 'QUEUED';

insert into provider_tasks (job_id, product, stage, name, attempt, account, state, queued_at, due_at, sent_at,
                            external_id, accepted_at, ended_at, given_up)
select s.session_id, 'lovesong', 'compose-song', 'song', greatest(s.send_attempt, 1), 'sonauto',
       case when s.llm_task_id is null then case when j.state in ('WAITING', 'READY', 'RUNNING', 'PARKED') then 'SENT'
                                                 else 'ABANDONED' end
            when s.llm_status = 'success' then 'SUCCEEDED'
            when s.llm_status = 'fail' then 'FAILED'
            when j.state in ('READY', 'RUNNING', 'PARKED') and s.received_from_llm is null then 'RUNNING'
            when j.state = 'CANCELLED' then 'CANCELLED'
            else 'ABANDONED' end,
       j.created_at, coalesce(j.due_at, j.updated_at), coalesce(s.send_started_at, s.sent_to_llm),
       s.llm_task_id, s.sent_to_llm, s.received_from_llm, j.state = 'FAILED'
  from love_songs s join jobs j on j.id = s.session_id
 where s.llm_task_id is not null or s.send_started_at is not null;

insert into provider_tasks (job_id, product, stage, name, attempt, account, state, queued_at, due_at, sent_at,
                            external_id, accepted_at, ended_at, given_up)
select g.job_id, 'generation', 'predict', 'prediction', greatest(g.attempt, 1), 'replicate',
       case when j.state = 'CANCELLED' then 'CANCELLED'
            when g.prediction_id is null then case when j.state = 'FAILED' then 'ABANDONED' else 'SENT' end
            when j.state = 'SUCCEEDED' or j.stage <> 'predict' then 'SUCCEEDED'
            when j.state = 'FAILED' then 'ABANDONED'
            else 'RUNNING' end,
       j.created_at, coalesce(j.due_at, j.updated_at), coalesce(g.send_started_at, g.predicted_at),
       g.prediction_id, g.predicted_at, j.finished_at, j.state = 'FAILED'
  from generations g join jobs j on j.id = g.job_id
 where g.prediction_id is not null or g.send_started_at is not null;

-- Asking and waiting are one stage now, and a job waits for a slot only when its task does.
update jobs set stage = 'compose-song' where product = 'lovesong' and stage in ('request-song', 'fetch-details');
update jobs set error_stage = 'compose-song' where product = 'lovesong' and error_stage in ('request-song', 'fetch-details');
update job_failures f set stage = 'compose-song' from jobs j
 where j.id = f.job_id and j.product = 'lovesong' and f.stage in ('request-song', 'fetch-details');
update jobs set state = 'READY', due_at = now() where state = 'WAITING';

drop index jobs_waiting;
alter table jobs drop column gate;
alter table jobs rename column lane to pool;
alter table jobs rename column waits to deferrals;
alter table jobs rename column lost to crashes;
alter table jobs rename column woken to wake_requested;
alter table nodes rename column lanes to pools;

alter table love_songs
    drop column send_attempt,
    drop column send_started_at,
    drop column sent_to_llm,
    drop column llm_task_id;
alter table generations
    drop column attempt,
    drop column send_started_at,
    drop column prediction_id;

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
       t.accepted_at as sent_to_llm,
       t.external_id as llm_task_id,
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
           when j.stage = 'compose-song' and coalesce(t.state not in ('RUNNING', 'OVERDUE'), true) then 'pending'
           else 'processing'
       end as entry_status
from love_songs s
join jobs j on j.id = s.session_id
left join lateral (select accepted_at, external_id, state from provider_tasks
                    where job_id = s.session_id and external_id is not null
                    order by id desc limit 1) t on true;
