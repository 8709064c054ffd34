-- How the names are said, where somebody told it; whether the song sings them, and what came of asking for it once more.
alter table love_songs add column say_pet text;
alter table love_songs add column say_owner text;
-- The provider's id of the song that is delivered, which need not be the last one asked for.
alter table love_songs add column sung_task text;
-- Until when the times of the words are awaited, before the names are looked for.
alter table love_songs add column words_by timestamptz;
alter table love_songs add column second_take text;
alter table love_songs add column missed_name text;
alter table love_songs add column sung_instead text;
