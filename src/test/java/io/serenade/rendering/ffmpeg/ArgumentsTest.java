package io.serenade.rendering.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exact words given to FFmpeg: what guards against hostile songs must not get lost. */
class ArgumentsTest {
    @Test
    void decoderIsForcedToOneContainerAndToFiles() {
        assertThat(String.join(" ", Arguments.decodeSong(Path.of("/songs/-i evil.mp3"), SongFormat.MP3)))
                .isEqualTo("-hide_banner -nostats -loglevel info -nostdin -format_whitelist mp3 "
                        + "-protocol_whitelist file,pipe -codec_whitelist "
                        + "mp3,mp3float,aac,aac_latm,alac,flac,vorbis,opus,libopus,libvorbis,"
                        + "pcm_s16le,pcm_s24le,pcm_s32le,pcm_u8,pcm_f32le "
                        + "-f mp3 -i file:/songs/-i evil.mp3 -map 0:a:0 -vn -sn -dn -map_metadata -1 "
                        + "-map_chapters -1 -f s16le -ar 44100 -ac 2 pipe:1");
    }

    @Test
    void copiedSoundComesFromTheSameForcedContainer() {
        assertThat(String.join(" ", Arguments.copySong(Path.of("/songs/a.m4a"))))
                .isEqualTo("-hide_banner -nostats -loglevel error -nostdin -ignore_editlist 1 -format_whitelist mov "
                        + "-protocol_whitelist file,pipe -codec_whitelist "
                        + "mp3,mp3float,aac,aac_latm,alac,flac,vorbis,opus,libopus,libvorbis,"
                        + "pcm_s16le,pcm_s24le,pcm_s32le,pcm_u8,pcm_f32le "
                        + "-f mov -i file:/songs/a.m4a -map 0:a:0 -vn -sn -dn -map_metadata -1 -map_chapters -1 "
                        + "-c:a copy -movflags empty_moov+default_base_moof -frag_duration 10000000 -f mp4 pipe:1");
    }

    @Test
    void soundIsEncodedFromAndToPipes() {
        assertThat(String.join(" ", Arguments.encodeSound("192k")))
                .isEqualTo("-hide_banner -nostats -loglevel error -protocol_whitelist pipe -format_whitelist s16le "
                        + "-f s16le -ar 44100 -ac 2 -i pipe:0 -c:a aac -b:a 192k "
                        + "-movflags empty_moov+default_base_moof -frag_duration 10000000 -f mp4 pipe:1");
    }

    @Test
    void writtenSoundComesFromAPipeOnly() {
        SoundShape shape = new SoundShape(SongFormat.M4A, 44_100, 2, "192k");
        assertThat(String.join(" ", Arguments.writeSound(shape, Path.of("/songs/a.part"))))
                .isEqualTo("-hide_banner -nostats -loglevel error -protocol_whitelist pipe -format_whitelist s16le "
                        + "-f s16le -ar 44100 -ac 2 -i pipe:0 -c:a aac -b:a 192k "
                        + "-map_metadata -1 -fflags +bitexact -flags:a +bitexact -movflags +faststart "
                        + "-f ipod -y file:/songs/a.part");
    }

    @Test
    void everyGroupIsClosedAndWithoutForwardReferences() {
        RevolutionShape shape = new RevolutionShape(720, 720, 15, List.of(12, 45, 20), "slower", 28);
        assertThat(String.join(" ", Arguments.encodeRevolution(shape)))
                .isEqualTo("-hide_banner -nostats -loglevel error -protocol_whitelist pipe -format_whitelist rawvideo "
                        + "-f rawvideo -pix_fmt yuv420p -s 720x720 -r 15 -color_primaries bt709 -color_trc bt709 "
                        + "-colorspace smpte170m -color_range tv -i pipe:0 -c:v libx264 -threads 2 -preset slower "
                        + "-crf 27.2 -pix_fmt yuv420p -g 45 -sc_threshold 0 -bf 0 "
                        + "-force_key_frames expr:eq(n,0)+eq(n,12)+eq(n,57) -forced-idr 1 -x264-params "
                        + "rc-lookahead=45:open-gop=0:psy-rd=0.4,0:aq-mode=3:deblock=-1,-1:colorprim=bt709:transfer=bt709:colormatrix=smpte170m:range=tv "
                        + "-movflags empty_moov+default_base_moof -frag_duration 10000000 -f mp4 pipe:1");
    }
}
