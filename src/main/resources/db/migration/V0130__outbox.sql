-- Whatever must be sent or looked at later, of every product.
create table outbox (
    id         bigint generated always as identity primary key,
    kind       text        not null,
    key        text        not null,                -- what it is about
    job_id     text        references jobs (id) on delete cascade,
    payload    text,                                -- JSON; gone when nothing is left to do and it named a person
    after_job  boolean     not null default false,  -- only once its job has ended; until then due_at is infinity
    state      text        not null check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    due_at     timestamptz not null,                -- the next attempt, or the end of the present one's lease
    leased     boolean     not null default false,
    attempts   integer     not null default 0,
    version    bigint      not null default 0,      -- fencing: raised by every claim
    last_error text,
    created_at timestamptz not null,
    ended_at   timestamptz
);
create unique index outbox_waiting on outbox (kind, key) where state = 'WAITING';
create index outbox_due on outbox (due_at) where state = 'WAITING';
create index outbox_job on outbox (job_id);
create index outbox_ended on outbox (ended_at) where ended_at is not null;

create table outbox_attempts (
    id         bigint generated always as identity primary key,
    message_id bigint      not null references outbox (id) on delete cascade,
    attempt    integer     not null,
    at         timestamptz not null,
    answer     text        not null check (answer in ('delivered', 'failed', 'given_up', 'lost')),
    error      text
);
create index outbox_attempts_message on outbox_attempts (message_id, id);

-- The messages by e-mail had a table of their own.
insert into outbox (kind, key, job_id, payload, after_job, state, due_at, attempts, created_at)
select 'lovesong-notice', n.session_id, n.session_id, json_build_object('email', n.email)::text, true, 'WAITING',
       case when j.state in ('SUCCEEDED', 'FAILED', 'CANCELLED') then n.due_at else 'infinity' end,
       n.tries, now()
  from song_notices n join jobs j on j.id = n.session_id
 where j.erased_at is null;
drop table song_notices;

-- Late captions were due on the song's own row.
insert into outbox (kind, key, job_id, payload, state, due_at, attempts, created_at)
select 'lovesong-captions', s.session_id, s.session_id, json_build_object('task', v.llm_task_id)::text, 'WAITING',
       s.captions_due_at, s.captions_looks, now()
  from love_songs s join submissions v on v.session_id = s.session_id
 where s.captions_due_at is not null and v.llm_task_id is not null;
alter table love_songs
    drop column captions_due_at,
    drop column captions_looks;
