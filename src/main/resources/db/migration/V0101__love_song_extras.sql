-- Beside the love song's road: captions, messages by e-mail, reports.

alter table love_songs add column captions        text;        -- WebVTT made from the provider's times
alter table love_songs add column captions_due_at timestamptz; -- the next look for times that came without the song
alter table love_songs add column captions_looks  integer not null default 0;
alter table love_songs add column taken_down_at   timestamptz;
create index love_songs_captions_due on love_songs (captions_due_at) where captions_due_at is not null;

-- Who is told when a song is ready or has failed. The row is the outbox: it goes with the message or after the last try.
create table song_notices (
    session_id text primary key references jobs (id) on delete cascade,
    email      text        not null,
    tries      integer     not null default 0,
    due_at     timestamptz not null
);
create index song_notices_due on song_notices (due_at);

create table song_reports (
    id         bigint generated always as identity primary key,
    session_id text        not null references jobs (id) on delete cascade,
    reason     text        not null,
    words      text        not null,
    created_at timestamptz not null,
    closed_at  timestamptz,
    outcome    text check (outcome in ('dismissed', 'erased'))
);
create index song_reports_open on song_reports (created_at) where closed_at is null;
create index song_reports_song on song_reports (session_id);
