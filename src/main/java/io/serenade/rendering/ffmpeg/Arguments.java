package io.serenade.rendering.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** FFmpeg's argument lists, one method per kind of child process. They never contain user input. */
public final class Arguments {
    /**
     * The sample rate of all sound inside the application, in samples per second; at 15 frames per second a frame has
     * 2,940 of them.
     */
    public static final int SAMPLE_RATE = 44_100;

    public static final int CHANNELS = 2;

    /** The highest frame rate of a painted clip; faster clips lose frames. */
    static final int MAX_FRAMES = 60;

    private static final String SOUND_DECODERS =
            "mp3,mp3float,aac,aac_latm,alac,flac,vorbis,opus,libopus,libvorbis,pcm_s16le,pcm_s24le,pcm_s32le,pcm_u8,pcm_f32le";

    static final String PICTURE_DECODERS = "h264,hevc,mpeg4,mjpeg,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,libaom-av1";

    /** Without look-ahead, 1920×1080 fits into the memory that is enough for a record video. */
    private static final String SMALL_MEMORY = "rc-lookahead=0:sync-lookahead=0:bframes=0:ref=1:mbtree=0";

    private Arguments() {}

    /** Song file to signed 16-bit stereo on the output pipe. The container is forced: a playlist opens nothing. */
    public static List<String> decodeSong(Path song, SongFormat format) {
        // Level info, because the description of the input carries the declared length.
        return decode("info", song, format);
    }

    /** The same for a song that must be free of errors: only warnings are written. */
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

    /** The encoded sound of an M4A unchanged, from the very first frame, to MP4 fragments on the output pipe. */
    public static List<String> copySong(Path song) {
        List<String> arguments = start("error");
        arguments.addAll(List.of("-nostdin", "-ignore_editlist", "1"));
        arguments.addAll(soundOf(song, SongFormat.M4A));
        arguments.addAll(List.of("-c:a", "copy"));
        arguments.addAll(fragments());
        return arguments;
    }

    /** A song to a FLAC file with one channel at the rate that speech recognisers work with. */
    static List<String> copyVoice(Path song, SongFormat format, Path target) {
        List<String> arguments = start("error");
        arguments.add("-nostdin");
        arguments.addAll(soundOf(song, format));
        arguments.addAll(List.of("-ac", "1", "-ar", "16000", "-sample_fmt", "s16", "-c:a", "flac"));
        arguments.addAll(List.of("-fflags", "+bitexact", "-flags:a", "+bitexact"));
        arguments.addAll(List.of("-f", "flac", "-y", "file:" + target.toAbsolutePath()));
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
        arguments.addAll(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", shape.width() + "x" + shape.height()));
        arguments.addAll(List.of("-r", Integer.toString(shape.framesPerSecond())));
        arguments.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709"));
        arguments.addAll(List.of("-colorspace", "smpte170m", "-color_range", "tv", "-i", "pipe:0"));
        // Two threads: more change nothing for so few pictures but cost memory, and many-core hosts start dozens.
        arguments.addAll(List.of("-c:v", "libx264", "-threads", "2", "-preset", shape.preset()));
        arguments.addAll(List.of("-crf", shape.quality(), "-pix_fmt", "yuv420p"));
        // One key frame per group and no picture that refers forward: each can be repeated and cut anywhere.
        arguments.addAll(List.of("-g", Integer.toString(shape.longestGroup()), "-sc_threshold", "0", "-bf", "0"));
        arguments.addAll(List.of("-force_key_frames", shape.keyFrames(), "-forced-idr", "1"));
        arguments.addAll(
                List.of(
                        "-x264-params",
                        "rc-lookahead=" + shape.lookahead()
                                + ":open-gop=0:psy-rd=0.4,0:aq-mode=3:deblock=-1,-1:colorprim=bt709:transfer=bt709:colormatrix=smpte170m:range=tv"));
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
        // No versions, times or random numbers get into the file.
        arguments.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"));
        if (format == SongFormat.M4A) {
            arguments.addAll(List.of("-movflags", "+faststart"));
        }
        arguments.addAll(List.of("-f", format.muxer(), "-y", "file:" + target.toAbsolutePath()));
        return arguments;
    }

    /** Raw frames from the input pipe to an MP4 file whose index comes first; the same frames give the same bytes. */
    static List<String> encodeClip(FrameShape shape, Path target) {
        return encodeClip(shape, List.of(), List.of(), target);
    }

    /** The same with a sound track; the file is as long as the longer of the two. */
    static List<String> encodeClip(FrameShape shape, Path sound, SongFormat format, Path target) {
        return encodeClip(
                shape,
                input(sound, format.demuxer(), SOUND_DECODERS),
                List.of("-map", "0:v:0", "-map", "1:a:0", "-c:a", "aac", "-b:a", "128k", "-flags:a", "+bitexact"),
                target);
    }

    private static List<String> encodeClip(FrameShape shape, List<String> sound, List<String> tracks, Path target) {
        List<String> arguments = start("error");
        arguments.addAll(rawFrames(shape));
        arguments.addAll(sound);
        arguments.addAll(tracks);
        arguments.addAll(List.of("-c:v", "libx264", "-threads", "1", "-preset", "superfast", "-crf", "24"));
        arguments.addAll(List.of("-x264-params", SMALL_MEMORY));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-map_metadata", "-1", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-flags:v", "+bitexact", "-movflags", "+faststart", "-f", "mp4"));
        arguments.addAll(List.of("-y", "file:" + target.toAbsolutePath()));
        return arguments;
    }

    /** A clip's pictures and speech that begins a little later, to an MP4 file whose index comes first. */
    static List<String> muxSpeech(SpeechShape shape, Path clip, Path speech, SongFormat format, Path target) {
        List<String> arguments = start("error");
        arguments.addAll(List.of("-nostdin"));
        if (shape.repeated()) {
            arguments.addAll(List.of("-stream_loop", "-1"));
        }
        arguments.addAll(input(clip, shape.clip().demuxer(), PICTURE_DECODERS));
        arguments.addAll(input(speech, format.demuxer(), SOUND_DECODERS));
        arguments.addAll(List.of("-map", "0:v:0", "-map", "1:a:0", "-sn", "-dn"));
        arguments.addAll(
                shape.copied()
                        ? List.of("-c:v", "copy")
                        : List.of("-c:v", "libx264", "-threads", "1", "-preset", "veryfast", "-pix_fmt", "yuv420p"));
        // All channels are delayed, whatever their number; an edit list would do nothing in some players.
        String delayed = "adelay=" + SpeechMuxer.DELAY.toMillis() + ":all=1";
        arguments.addAll(List.of("-af", shape.silenceBehind() ? delayed + ",apad" : delayed));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "128k", "-ar", Integer.toString(SAMPLE_RATE)));
        if (shape.endsWithShorter()) {
            arguments.add("-shortest");
        }
        shape.length().ifPresent(length -> arguments.addAll(List.of("-t", length.toMillis() + "ms")));
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-flags:v", "+bitexact", "-flags:a", "+bitexact", "-movflags", "+faststart"));
        arguments.addAll(List.of("-f", "mp4", "-y", "file:" + target.toAbsolutePath()));
        return arguments;
    }

    /** A clip unchanged, to an MP4 file without its metadata whose index comes first. */
    static List<String> remux(Path clip, ClipFormat format, Path target) {
        return remux(clip, format, "mp4", target);
    }

    /** The same to a container of its own kind. @param muxer FFmpeg's name of it */
    static List<String> remux(Path clip, ClipFormat format, String muxer, Path target) {
        List<String> arguments = start("error");
        arguments.add("-nostdin");
        arguments.addAll(input(clip, format.demuxer(), PICTURE_DECODERS + "," + SOUND_DECODERS));
        arguments.addAll(List.of("-map", "0:v:0", "-map", "0:a:0?", "-sn", "-dn", "-c", "copy"));
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"));
        if (format == ClipFormat.MP4) {
            arguments.addAll(List.of("-movflags", "+faststart"));
        }
        arguments.addAll(List.of("-f", muxer, "-y", "file:" + target.toAbsolutePath()));
        return arguments;
    }

    /** A clip's frames, upright and at regular times, to YUV4MPEG2 on the output pipe. */
    static List<String> decodeFrames(Path clip, ClipFormat format) {
        List<String> arguments = openPictures(format.demuxer());
        arguments.addAll(List.of("-f", format.demuxer(), "-i", "file:" + clip.toAbsolutePath()));
        arguments.addAll(List.of("-map", "0:v:0", "-an", "-sn", "-dn", "-map_metadata", "-1"));
        // Chroma at half the size in both directions needs even sides.
        arguments.addAll(List.of("-vf", "crop=iw-mod(iw\\,2):ih-mod(ih\\,2):0:0"));
        arguments.addAll(List.of("-fpsmax", Integer.toString(MAX_FRAMES), "-pix_fmt", "yuv420p"));
        arguments.addAll(List.of("-f", "yuv4mpegpipe", "pipe:1"));
        return arguments;
    }

    /** Such frames from the input pipe and a clip's sound unchanged, to an MP4 file whose index comes first. */
    static List<String> encodeFrames(Path clip, ClipFormat format, Path target) {
        List<String> arguments = start("error");
        arguments.addAll(List.of("-protocol_whitelist", "pipe", "-format_whitelist", "yuv4mpegpipe"));
        arguments.addAll(List.of("-f", "yuv4mpegpipe", "-i", "pipe:0"));
        arguments.addAll(input(clip, format.demuxer(), PICTURE_DECODERS + "," + SOUND_DECODERS));
        arguments.addAll(List.of("-map", "0:v:0", "-map", "1:a:0?", "-sn", "-dn", "-c:a", "copy"));
        arguments.addAll(List.of("-c:v", "libx264", "-threads", "1", "-preset", "superfast", "-crf", "22"));
        arguments.addAll(List.of("-x264-params", SMALL_MEMORY, "-pix_fmt", "yuv420p"));
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-flags:v", "+bitexact", "-movflags", "+faststart", "-f", "mp4"));
        arguments.addAll(List.of("-y", "file:" + target.toAbsolutePath()));
        return arguments;
    }

    static List<String> input(Path file, String demuxer, String decoders) {
        return List.of(
                "-format_whitelist",
                demuxer,
                "-protocol_whitelist",
                "file,pipe",
                "-codec_whitelist",
                decoders,
                "-f",
                demuxer,
                "-i",
                "file:" + file.toAbsolutePath());
    }

    /**
     * Frames of a clip's first minute at the given rate, upright and no larger than given, as pixmaps on the output
     * pipe.
     */
    static List<String> sampleFrames(Path clip, String demuxer, int seconds, int framesPerSecond, int side) {
        List<String> arguments = openPictures(demuxer);
        arguments.addAll(
                List.of("-t", Integer.toString(seconds), "-f", demuxer, "-i", "file:" + clip.toAbsolutePath()));
        arguments.addAll(List.of(
                "-vf",
                "fps=" + framesPerSecond + ":round=up,scale=" + side + ":" + side
                        + ":force_original_aspect_ratio=decrease"));
        arguments.addAll(toPixmaps());
        return arguments;
    }

    /** One frame of a file to a portable pixmap on the output pipe, scaled down if a side is too long. */
    static List<String> oneFrame(Path file, String demuxer, Duration at, OptionalInt longestSide) {
        List<String> arguments = openPictures(demuxer);
        if (!at.isZero()) {
            arguments.addAll(List.of("-ss", Double.toString(at.toMillis() / 1000.0)));
        }
        arguments.addAll(List.of("-f", demuxer, "-i", "file:" + file.toAbsolutePath()));
        longestSide.ifPresent(side -> arguments.addAll(List.of(
                "-vf",
                "scale=min(iw\\," + side + "):min(ih\\," + side
                        + "):force_original_aspect_ratio=decrease:flags=area")));
        arguments.addAll(List.of("-frames:v", "1"));
        arguments.addAll(toPixmaps());
        return arguments;
    }

    private static List<String> openPictures(String demuxer) {
        List<String> arguments = start("error");
        arguments.addAll(List.of("-nostdin", "-format_whitelist", demuxer, "-protocol_whitelist", "file,pipe"));
        // One thread: a decoder holds pictures for each.
        arguments.addAll(List.of("-codec_whitelist", PICTURE_DECODERS, "-threads", "1"));
        return arguments;
    }

    private static List<String> toPixmaps() {
        List<String> arguments = new ArrayList<>(List.of("-map", "0:v:0", "-an", "-sn", "-dn", "-map_metadata", "-1"));
        arguments.addAll(List.of("-f", "image2pipe", "-c:v", "ppm", "-threads", "1", "pipe:1"));
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

    static List<String> start(String level) {
        return new ArrayList<>(List.of("-hide_banner", "-nostats", "-loglevel", level));
    }

    private static List<String> rawSound(int sampleRate, int channels) {
        return List.of("-f", "s16le", "-ar", Integer.toString(sampleRate), "-ac", Integer.toString(channels));
    }

    static List<String> fragments() {
        return List.of(
                "-movflags", "empty_moov+default_base_moof", "-frag_duration", "10000000", "-f", "mp4", "pipe:1");
    }
}
