-- When each word of the lyrics is sung, and how loud the song is from its begin to its end: what the needle follows.
alter table love_songs add column lyric_times text;
alter table love_songs add column waveform text;
