-- Pictures and clips that callers sent before they order; the file lies in the storage under the same name.

create table uploads (
    id         text        primary key,
    file       text        not null,    -- the key in the storage
    format     text        not null,
    width      integer     not null,    -- pixels, as it is shown
    height     integer     not null,
    millis     integer,                 -- of a clip, to half a second
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index uploads_expired on uploads (expires_at);
