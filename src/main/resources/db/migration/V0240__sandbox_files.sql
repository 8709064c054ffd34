-- Files that the stand-ins keep for an hour: what was uploaded to Replicate, and what ElevenLabs has spoken.

create table sandbox_files (
    provider   text        not null,
    id         text        not null,
    details    text        not null,
    content    bytea       not null,
    created_at timestamptz not null,
    primary key (provider, id)
);

create index sandbox_files_newest on sandbox_files (provider, created_at desc);
