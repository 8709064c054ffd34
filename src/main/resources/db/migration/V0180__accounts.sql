-- People with an account. A closed one keeps nothing of its person and goes with the next clean-up.

create table accounts (
    id              text        primary key,
    email           text,                           -- as messages are sent to it
    email_key       text        unique,             -- in lower case, as people sign in with it
    password_hash   text,                           -- Argon2id, with its parameters and salt
    session_version integer     not null,           -- a session holds while it names the present one
    created_at      timestamptz not null,
    closed_at       timestamptz,
    check ((closed_at is null) = (email is not null and email_key is not null and password_hash is not null))
);
create index accounts_closed on accounts (closed_at) where closed_at is not null;
