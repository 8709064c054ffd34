-- Links that were sent to people who forgot their password. The link's token itself is never stored.

create table password_resets (
    token_hash text        primary key,    -- SHA-256 in hex
    account_id text        not null references accounts on delete cascade,
    expires_at timestamptz not null
);
create index password_resets_account on password_resets (account_id);
create index password_resets_expired on password_resets (expires_at);
