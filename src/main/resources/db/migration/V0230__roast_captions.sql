-- Who writes the captions of a roast.
alter table roasts add column captions text not null default 'PROVIDER';
