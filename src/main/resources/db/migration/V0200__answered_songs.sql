-- A song may answer another one: the B-side of its record.
alter table love_songs add column answers text;

create index love_songs_answers on love_songs (answers) where answers is not null;
