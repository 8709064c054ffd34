-- What a generation adds to its job (specification 3).
create table generations (
    job_id             text primary key references jobs (id) on delete cascade,
    model              text        not null,
    prompt             text,
    parameters         text,                        -- a JSON object as the caller sent it
    attempt            integer     not null default 0,
    send_started_at    timestamptz,                 -- a request is under way or was never answered
    prediction_id      text,                        -- of the present attempt
    predicted_at       timestamptz,
    run_seconds        double precision,
    outputs            text,                        -- the provider's addresses, one a line; they die within the hour
    output_text        text,
    media              text                         -- keys in the storage, in the provider's order, with spaces between
);
create unique index generations_prediction on generations (prediction_id);
create index jobs_owner on jobs (owner, created_at desc, id desc) where owner is not null;

-- Signed webhooks that were taken, so that a copy of one has no second effect.
create table webhook_deliveries (
    id text primary key,
    at timestamptz not null
);
