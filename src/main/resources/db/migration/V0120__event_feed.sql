-- Songs that are made, the newest first: how long songs take at present is asked for by everyone who waits.
create index love_songs_made on love_songs (received_from_llm desc) where generated_video_path is not null;
