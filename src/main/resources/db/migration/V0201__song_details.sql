-- Something that only the owner and the pet know, sung where the theme takes it.
alter table love_songs add column detail text;
