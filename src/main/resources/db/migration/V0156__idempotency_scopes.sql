-- The same idempotency key of two callers, or at two products, is not the same key.

alter table idempotency_keys add column scope text;
alter table idempotency_keys drop constraint idempotency_keys_pkey;

-- Keys of generations carried their caller before them: an API key, or an address, which no longer counts.
update idempotency_keys set
       scope = 'generation api-key ' || encode(sha256(convert_to(split_part(key, ':', 3), 'UTF8')), 'hex'),
       key = regexp_replace(key, '^generate:key:[^:]*:', '')
 where key like 'generate:key:%';
update idempotency_keys set
       scope = 'generation /api/v1/generate',
       key = regexp_replace(key, '^generate:address:([0-9a-f:]+::/64|[0-9.]+):', '')
 where scope is null and key like 'generate:address:%';

-- Nobody knows any more whether an order for a song came with a cookie or was given one, so both ways find it.
insert into idempotency_keys (scope, key, fingerprint, job_id, at)
select 'lovesong cookie ' || encode(sha256(convert_to(s.cookie_id, 'UTF8')), 'hex'), k.key, k.fingerprint, k.job_id, k.at
  from idempotency_keys k join love_songs s on s.session_id = k.job_id
 where k.scope is null;
update idempotency_keys set scope = 'lovesong /api/submissions' where scope is null;

-- Two addresses may have used the same key; the last order keeps it.
delete from idempotency_keys k using idempotency_keys later
 where k.scope = later.scope and k.key = later.key and (k.at, k.job_id) < (later.at, later.job_id);
alter table idempotency_keys alter column scope set not null;
alter table idempotency_keys add primary key (scope, key);
