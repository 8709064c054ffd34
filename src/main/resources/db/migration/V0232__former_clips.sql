-- A clip that is made again: what it was, until the film shows the new one. A JSON object; null where none is made again.
alter table music_video_clips add column former jsonb;

-- Those that are being made again while this is installed. The first file of a clip has this name.
update music_video_clips c
   set former = jsonb_build_object('key', c.job_id || '/clip_' || c.number || '.mp4', 'bytes', c.bytes,
                                   'length_ms', c.length_ms, 'prompt', c.prompt, 'model', 0, 'made_by', c.made_by,
                                   'failed', false, 'error', null),
       bytes = 0
 where c.media_key is null and c.bytes > 0;
