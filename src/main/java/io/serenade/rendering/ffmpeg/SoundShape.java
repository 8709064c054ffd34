package io.serenade.rendering.ffmpeg;

/**
 * A sound file to be written from interleaved signed 16-bit samples, low byte first.
 *
 * @param bitrate as FFmpeg writes it, for example {@code 128k}; without effect on WAV and FLAC, which lose nothing
 */
public record SoundShape(SongFormat format, int sampleRate, int channels, String bitrate) {}
