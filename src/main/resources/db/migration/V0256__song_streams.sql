-- The provider's id of a song that can be heard while it is made.
alter table love_songs add column stream_task text;
