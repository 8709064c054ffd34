-- Translations that were made before: roasts repeat, and a translator's processor is dear. Of what was translated only a
-- hash is kept.
create table translations (
    key        text        primary key,   -- hash of translator, languages and text
    translated text        not null,
    metadata   text        not null,      -- a JSON object, as the translator told it
    at         timestamptz not null
);
create index translations_at on translations (at);
