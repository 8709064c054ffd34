package io.serenade.rendering.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.ffmpeg.FilmArguments.Blend;
import io.serenade.rendering.ffmpeg.Footage.Range;
import io.serenade.rendering.ffmpeg.Footage.View;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exact words given to FFmpeg: what keeps a film on its beat, its children small and its segments alike. */
class FilmArgumentsTest {
    private static final FilmShape SHAPE = new FilmShape(1920, 1080, 90, "veryfast", 21);

    @Test
    void clipIsBroughtToTheRateOfTheFilmBeforeItIsCut() {
        Footage clip = new Footage.OfClip(
                Path.of("/clips/-i evil.mp4"),
                ClipFormat.MP4,
                false,
                List.of(new Range(30, 120)),
                true,
                Framing.CENTRE,
                false);

        assertThat(String.join(" ", FilmArguments.encode(SHAPE, List.of(clip), Blend.NONE)))
                .isEqualTo("-hide_banner -nostats -loglevel error -nostdin -filter_complex_threads 1 -threads 1 "
                        + "-format_whitelist mov -protocol_whitelist file,pipe -codec_whitelist "
                        + "h264,hevc,mpeg4,mjpeg,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,libaom-av1 "
                        + "-f mov -i file:/clips/-i evil.mp4 -filter_complex "
                        + "[0:v:0]fps=30,tpad=stop_mode=clone:stop=3,trim=start_frame=30:end_frame=120,"
                        + "setpts=PTS-STARTPTS,hflip,"
                        + "crop=w='min(iw,2*ceil(iw*1920/1080/dar/2))':h='min(ih,2*ceil(ih*dar/(1920/1080)/2))',"
                        + "scale=w='if(gt(dar*1080,1920),ceil(1080*dar/2)*2,1920)'"
                        + ":h='if(gt(dar*1080,1920),1080,ceil(1920/dar/2)*2)'"
                        + ":flags=lanczos:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,"
                        + "crop=1920:1080,setsar=1,format=yuv420p,settb=1/30,setpts=N[s1];[s1]null,"
                        + "trim=end_frame=90,setparams=field_mode=prog:range=tv:color_primaries=bt709"
                        + ":color_trc=bt709:colorspace=bt709[film] "
                        + "-map [film] -an -sn -dn -frames:v 90 -c:v libx264 -threads 2 -preset veryfast -crf 21 "
                        + "-pix_fmt yuv420p -color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv "
                        + "-x264-params rc-lookahead=10:bframes=0:scenecut=0:open-gop=0:keyint=120:min-keyint=120"
                        + ":colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv:chromaloc=0 "
                        + "-map_metadata -1 -fflags +bitexact -flags:v +bitexact "
                        + "-movflags empty_moov+default_base_moof -frag_duration 10000000 -f mp4 pipe:1");
    }

    @Test
    void crossfadeOpensBothOfItsClipsAndALoopOpensItsClipTwice() {
        Footage looped = new Footage.OfClip(
                Path.of("/a"),
                ClipFormat.WEBM,
                false,
                List.of(new Range(50, 60), new Range(0, 2)),
                false,
                Framing.CENTRE,
                false);
        Footage still = new Footage.OfStill(
                Path.of("/b"),
                PictureFormat.JPEG,
                new View(1, 0.5, 0.5),
                new View(1.2, 0.5, 0.5),
                false,
                Framing.CENTRE);
        String arguments = String.join(
                " ",
                FilmArguments.encode(
                        new FilmShape(640, 360, 12, "superfast", 27), List.of(looped, still), Blend.CROSSFADE));

        assertThat(arguments)
                .contains("-f matroska -i file:/a -threads 1 -format_whitelist matroska", "-f jpeg_pipe -i file:/b")
                .contains("setpts=PTS-STARTPTS[p1];[1:v:0]", "setpts=PTS-STARTPTS[p2];[p1][p2]concat=n=2,crop=w=")
                .contains("perspective=x0='W*(1-1/(1.00000+(0.20000)*on/11))*(0.50000+(0.00000)*on/11)'")
                .contains("[s2][s3]xfade=transition=fade:offset=0:duration=0.400000,trim=end_frame=12");
    }

    @Test
    void stillThatDoesNotMoveCostsNoCamera() {
        View whole = new View(1, 0.5, 0.5);
        Footage still = new Footage.OfStill(Path.of("/b"), PictureFormat.PNG, whole, whole, false, Framing.CENTRE);

        assertThat(FilmArguments.encode(SHAPE, List.of(still), Blend.NONE)).noneMatch(word -> word.contains("persp"));
    }

    @Test
    void whatIsFramedIsTheSameWhereAClipIsMirrored() {
        assertThat(crop(Framing.LEFT, false)).isEqualTo("crop=1080:1920:(iw-ow)*0.00:(ih-oh)*0.50");
        assertThat(crop(Framing.LEFT, true)).isEqualTo("crop=1080:1920:(iw-ow)*1.00:(ih-oh)*0.50");
        assertThat(crop(Framing.RIGHT, true)).isEqualTo("crop=1080:1920:(iw-ow)*0.00:(ih-oh)*0.50");
        assertThat(crop(Framing.TOP, true)).isEqualTo("crop=1080:1920:(iw-ow)*0.50:(ih-oh)*0.00");
        assertThat(crop(Framing.BOTTOM, false)).isEqualTo("crop=1080:1920:(iw-ow)*0.50:(ih-oh)*1.00");
        assertThat(crop(Framing.CENTRE, true)).isEqualTo("crop=1080:1920");
    }

    private static String crop(Framing framing, boolean mirrored) {
        Footage clip = new Footage.OfClip(
                Path.of("/a"), ClipFormat.MP4, false, List.of(new Range(0, 30)), mirrored, framing, false);
        FilmShape tall = new FilmShape(1080, 1920, 30, "veryfast", 21);
        String arguments = String.join(" ", FilmArguments.encode(tall, List.of(clip), Blend.NONE));
        return arguments.replaceFirst(".*(crop=[^,]*),.*", "$1");
    }

    @Test
    void aCameraThatStandsNearerTakesTheSamePictureLarger() {
        Footage clip = new Footage.OfClip(
                Path.of("/a"), ClipFormat.MP4, false, List.of(new Range(0, 90)), false, Framing.CENTRE, true);

        assertThat(String.join(" ", FilmArguments.encode(SHAPE, List.of(clip), Blend.NONE)))
                .contains("scale=w='if(gt(dar*1350,2400),ceil(1350*dar/2)*2,2400)'"
                        + ":h='if(gt(dar*1350,2400),1350,ceil(2400/dar/2)*2)'")
                .contains(",crop=1920:1080,setsar=1");
    }
}
