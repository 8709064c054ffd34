-- Short upright videos of songs, made when somebody asks for one.
create table stories (
    session_id   text primary key references love_songs (session_id) on delete cascade,
    state        text not null check (state in ('WAITING', 'MAKING', 'READY', 'FAILED')),
    tries        integer not null default 0,
    wanted_at    timestamptz not null,
    leased_until timestamptz             -- until when the node that makes it has time
);

create index stories_to_make on stories (wanted_at) where state in ('WAITING', 'MAKING');
