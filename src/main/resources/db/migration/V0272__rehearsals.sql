-- Rehearsals of a launch in front of the sandbox, and what became of each of their visitors.
create table rehearsals (
    id         bigint generated always as identity primary key,
    begun_at   timestamptz not null,
    operator   text        not null,
    visitors   integer     not null,
    ordered_at timestamptz              -- since when all have ordered; null while they do
);

create table rehearsal_visits (
    rehearsal   bigint  not null references rehearsals (id) on delete cascade,
    number      integer not null,
    fault       text    not null,       -- what the stand-ins do to it, such as Slow; empty for nothing
    job_id      text,
    accepted_ms bigint  not null,       -- until the order was accepted or refused
    refused     text,                   -- why it was, in a word
    primary key (rehearsal, number)
);
