-- Records that their makers want to see on the wall, and what the operator decided.
create table wall_records (
    session_id text primary key references love_songs (session_id) on delete cascade,
    asked_at   timestamptz not null,
    shown_at   timestamptz,             -- since when it hangs there
    refused_at timestamptz
);

create index wall_records_shown on wall_records (shown_at desc, session_id desc) where shown_at is not null;
create index wall_records_waiting on wall_records (asked_at, session_id) where shown_at is null and refused_at is null;
