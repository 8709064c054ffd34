package io.serenade.rendering.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** FFmpeg's argument lists, one method per kind of child. No text of users ever enters them. */
public final class Arguments {
    /** Samples per second of all sound inside; 2,940 of them are one frame at 15 frames per second. */
    public static final int SAMPLE_RATE = 44_100;

    public static final int CHANNELS = 2;

    private static final String SOUND_DECODERS =
            "mp3,mp3float,aac,aac_latm,alac,flac,vorbis,opus,libopus,libvorbis,pcm_s16le,pcm_s24le,pcm_s32le,pcm_u8,pcm_f32le";

    private Arguments() {}

    /** Song file to signed 16-bit stereo on the output pipe. The container is forced: a playlist opens nothing. */
    public static List<String> decodeSong(Path song, SongFormat format) {
        // Level info, because the description of the input carries the declared length.
        return decode("info", song, format);
    }

    /** The same for a song that has to be without a fault: only complaints are written. */
    public static List<String> checkSong(Path song, SongFormat format) {
        return decode("error", song, format);
    }

    private static List<String> decode(String level, Path song, SongFormat format) {
        List<String> arguments = start(level);
        arguments.add("-nostdin");
        arguments.addAll(soundOf(song, format));
        arguments.addAll(rawSound(SAMPLE_RATE, CHANNELS));
        arguments.add("pipe:1");
        return arguments;
    }

    /** The encoded sound of an M4A as it is, from the very first frame, to MP4 fragments on the output pipe. */
    public static List<String> copySong(Path song) {
        List<String> arguments = start("error");
        arguments.addAll(List.of("-nostdin", "-ignore_editlist", "1"));
        arguments.addAll(soundOf(song, SongFormat.M4A));
        arguments.addAll(List.of("-c:a", "copy"));
        arguments.addAll(fragments());
        return arguments;
    }

    private static List<String> soundOf(Path song, SongFormat format) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-format_whitelist", format.demuxer(), "-protocol_whitelist", "file,pipe"));
        arguments.addAll(List.of("-codec_whitelist", SOUND_DECODERS));
        arguments.addAll(List.of("-f", format.demuxer(), "-i", "file:" + song.toAbsolutePath()));
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"));
        return arguments;
    }

    /** Signed 16-bit stereo from the input pipe to AAC in MP4 fragments on the output pipe. */
    public static List<String> encodeSound(String bitrate) {
        List<String> arguments = start("error");
        arguments.addAll(List.of("-protocol_whitelist", "pipe", "-format_whitelist", "s16le"));
        arguments.addAll(rawSound(SAMPLE_RATE, CHANNELS));
        arguments.addAll(List.of("-i", "pipe:0", "-c:a", "aac", "-b:a", bitrate));
        arguments.addAll(fragments());
        return arguments;
    }

    /** I420 pictures of one revolution from the input pipe to one closed group of H.264 pictures. */
    public static List<String> encodeRevolution(RevolutionShape shape) {
        List<String> arguments = start("error");
        arguments.addAll(List.of("-protocol_whitelist", "pipe", "-format_whitelist", "rawvideo"));
        arguments.addAll(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", shape.size() + "x" + shape.size()));
        arguments.addAll(List.of("-r", Integer.toString(shape.framesPerSecond())));
        arguments.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709"));
        arguments.addAll(List.of("-colorspace", "smpte170m", "-color_range", "tv", "-i", "pipe:0"));
        // Two threads: more change nothing for so few pictures but cost memory, and many-core hosts start dozens.
        arguments.addAll(List.of("-c:v", "libx264", "-threads", "2", "-preset", shape.preset()));
        arguments.addAll(List.of("-crf", shape.quality(), "-pix_fmt", "yuv420p"));
        // One key frame and no picture that refers forward: the group can be repeated and cut anywhere.
        arguments.addAll(List.of("-g", Integer.toString(shape.frames()), "-sc_threshold", "0", "-bf", "0"));
        arguments.addAll(
                List.of(
                        "-x264-params",
                        "open-gop=0:psy-rd=0.4,0:aq-mode=3:deblock=-1,-1:colorprim=bt709:transfer=bt709:colormatrix=smpte170m:range=tv"));
        arguments.addAll(fragments());
        return arguments;
    }

    /** Raw sound from the input pipe to a file that declares its length and begins with its tables. */
    static List<String> writeSound(SoundShape shape, Path target) {
        SongFormat format = shape.format();
        List<String> arguments = start("error");
        arguments.addAll(List.of("-protocol_whitelist", "pipe", "-format_whitelist", "s16le"));
        arguments.addAll(rawSound(shape.sampleRate(), shape.channels()));
        arguments.addAll(List.of("-i", "pipe:0", "-c:a", format.encoder(), "-b:a", shape.bitrate()));
        // Neither versions nor times nor random numbers enter the file.
        arguments.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"));
        if (format == SongFormat.M4A) {
            arguments.addAll(List.of("-movflags", "+faststart"));
        }
        arguments.addAll(List.of("-f", format.muxer(), "-y", "file:" + target.toAbsolutePath()));
        return arguments;
    }

    /** Raw frames from the input pipe to an MP4 file whose index comes first; the same frames give the same bytes. */
    static List<String> encodeClip(FrameShape shape, Path target) {
        List<String> arguments = start("error");
        arguments.addAll(rawFrames(shape));
        arguments.addAll(List.of("-c:v", "libx264", "-threads", "1", "-preset", "superfast", "-crf", "24"));
        // Without pictures held back, 1920×1080 fits into the memory that is enough for a record video.
        arguments.addAll(List.of("-x264-params", "rc-lookahead=0:sync-lookahead=0:bframes=0:ref=1:mbtree=0"));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-map_metadata", "-1", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-flags:v", "+bitexact", "-movflags", "+faststart", "-f", "mp4"));
        arguments.addAll(List.of("-y", "file:" + target.toAbsolutePath()));
        return arguments;
    }

    /** One raw frame from the input pipe to a WebP file. */
    static List<String> encodeWebp(FrameShape shape, int quality, Path target) {
        List<String> arguments = start("error");
        arguments.addAll(rawFrames(shape));
        arguments.addAll(List.of("-frames:v", "1", "-c:v", "libwebp", "-quality", Integer.toString(quality)));
        arguments.addAll(List.of("-compression_level", "2", "-f", "webp", "-y", "file:" + target.toAbsolutePath()));
        return arguments;
    }

    private static List<String> rawFrames(FrameShape shape) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-protocol_whitelist", "pipe", "-format_whitelist", "rawvideo", "-f", "rawvideo"));
        arguments.addAll(List.of("-pix_fmt", "bgr24", "-s", shape.width() + "x" + shape.height()));
        arguments.addAll(List.of("-r", Integer.toString(shape.framesPerSecond()), "-i", "pipe:0"));
        return arguments;
    }

    private static List<String> start(String level) {
        return new ArrayList<>(List.of("-hide_banner", "-nostats", "-loglevel", level));
    }

    private static List<String> rawSound(int sampleRate, int channels) {
        return List.of("-f", "s16le", "-ar", Integer.toString(sampleRate), "-ac", Integer.toString(channels));
    }

    private static List<String> fragments() {
        return List.of(
                "-movflags", "empty_moov+default_base_moof", "-frag_duration", "10000000", "-f", "mp4", "pipe:1");
    }
}
