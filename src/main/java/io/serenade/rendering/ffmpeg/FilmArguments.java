package io.serenade.rendering.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** FFmpeg's argument lists for segments of a film. They never contain user input. */
public final class FilmArguments {
    private static final int RATE = FilmShape.FRAMES_PER_SECOND;

    /** A key frame every four seconds is enough for seeking in a player. */
    private static final int KEY_INTERVAL = 4 * RATE;

    /** How many frames too long a clip may be measured, if its last frame has no duration. */
    private static final int PADDING = 3;

    /** Magnification for another shot of the same place; more would look blurred. */
    private static final double CLOSER = 1.25;

    /** How one piece of footage becomes a segment, or two become a transition. */
    public enum Blend {
        NONE,
        FADE_IN,
        FADE_OUT,
        CROSSFADE
    }

    private final FilmShape shape;
    private final List<String> inputs = new ArrayList<>();
    private final StringBuilder graph = new StringBuilder();
    private int opened;

    private FilmArguments(FilmShape shape) {
        this.shape = shape;
    }

    /**
     * Footage straight from its files to H.264 in MP4 fragments on the output pipe.
     *
     * @param footage one piece, or two for a crossfade
     */
    public static List<String> encode(FilmShape shape, List<Footage> footage, Blend blend) {
        FilmArguments film = new FilmArguments(shape);
        List<String> labels = footage.stream().map(film::show).toList();
        film.blend(labels, blend);
        List<String> arguments = Arguments.start("error");
        // Each thread of a decoder or a filter holds pictures of its own, and the processors are shared.
        arguments.addAll(List.of("-nostdin", "-filter_complex_threads", "1"));
        arguments.addAll(film.inputs);
        arguments.addAll(List.of("-filter_complex", film.graph.toString(), "-map", "[film]", "-an", "-sn", "-dn"));
        arguments.addAll(encoder(shape));
        arguments.addAll(Arguments.fragments());
        return arguments;
    }

    /**
     * The packets of a clip's pictures, one per line, on the output pipe; the description of the clip goes to the error
     * stream.
     */
    public static List<String> listPackets(Path clip, ClipFormat format) {
        List<String> arguments = Arguments.start("info");
        arguments.add("-nostdin");
        arguments.addAll(Arguments.input(clip, format.demuxer(), Arguments.PICTURE_DECODERS));
        arguments.addAll(List.of("-map", "0:v:0", "-an", "-sn", "-dn", "-c:v", "copy", "-f", "framecrc", "pipe:1"));
        return arguments;
    }

    private static List<String> encoder(FilmShape shape) {
        List<String> arguments = new ArrayList<>(List.of("-frames:v", Integer.toString(shape.frames())));
        arguments.addAll(List.of("-c:v", "libx264", "-threads", "2", "-preset", shape.preset()));
        arguments.addAll(List.of("-crf", Integer.toString(shape.crf()), "-pix_fmt", "yuv420p"));
        arguments.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709"));
        arguments.addAll(List.of("-colorspace", "bt709", "-color_range", "tv"));
        // Closed groups without pictures that refer forward can be repeated and cut anywhere; a short look ahead keeps
        // the
        // child small.
        arguments.addAll(List.of(
                "-x264-params",
                "rc-lookahead=10:bframes=0:scenecut=0:open-gop=0:keyint=" + KEY_INTERVAL + ":min-keyint=" + KEY_INTERVAL
                        + ":colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv:chromaloc=0"));
        arguments.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"));
        return arguments;
    }

    private String show(Footage footage) {
        if (footage instanceof Footage.OfClip clip) {
            return showClip(clip);
        }
        return showStill((Footage.OfStill) footage);
    }

    private String showClip(Footage.OfClip clip) {
        StringBuilder labels = new StringBuilder();
        for (Footage.Range range : clip.ranges()) {
            graph.append(piece(clip, range));
            labels.append("[p").append(opened).append("]");
        }
        if (clip.ranges().size() > 1) {
            graph.append(labels)
                    .append("concat=n=")
                    .append(clip.ranges().size())
                    .append(",");
        }
        graph.append(mirror(clip.mirrored()));
        String colours = clip.standardDefinition() ? "" : ":in_color_matrix=bt709";
        return end(cover(
                "lanczos",
                colours + ":out_color_matrix=bt709:out_range=tv",
                clip.framing(),
                clip.mirrored(),
                clip.closer() ? CLOSER : 1));
    }

    /** The frame rate is changed before the cut, which then counts frames of the film. */
    private String piece(Footage.OfClip clip, Footage.Range range) {
        open(Arguments.input(clip.file(), clip.format().demuxer(), Arguments.PICTURE_DECODERS));
        String piece = "[" + (opened - 1) + ":v:0]fps=" + RATE + ",tpad=stop_mode=clone:stop=" + PADDING
                + ",trim=start_frame=" + range.from() + ":end_frame=" + range.to() + ",setpts=PTS-STARTPTS";
        return clip.ranges().size() == 1 ? piece + "," : piece + "[p" + opened + "];";
    }

    private String showStill(Footage.OfStill still) {
        open(Arguments.input(
                still.file(), still.format().demuxer(), still.format().decoder()));
        graph.append("[" + (opened - 1) + ":v:0]").append(mirror(still.mirrored()));
        String standing = cover("lanczos", ":out_color_matrix=bt709:out_range=tv", still.framing(), still.mirrored(), 1)
                + ",format=yuv420p,loop=loop=-1:size=1,setpts=N/" + RATE + "/TB,fps=" + RATE + ",trim=end_frame="
                + shape.frames();
        return end(standing + camera(still.from(), still.to()));
    }

    private void open(List<String> input) {
        inputs.addAll(List.of("-threads", "1"));
        inputs.addAll(input);
        opened++;
    }

    private static String mirror(boolean mirrored) {
        return mirrored ? "hflip," : "";
    }

    /**
     * Scales to a picture that covers the film's, whatever the shape of its pixels, and crops it. What is never seen is cut
     * off first, except for one pixel, because three times as many pixels need three times the memory.
     */
    private String cover(String flags, String colours, Framing framing, boolean mirrored, double scale) {
        int w = even(shape.width() * scale);
        int h = even(shape.height() * scale);
        String wide = "gt(dar*" + h + "," + w + ")";
        return seen(framing, mirrored) + "scale=w='if(" + wide + ",ceil(" + h + "*dar/2)*2," + w + ")':h='if(" + wide
                + "," + h + ",ceil(" + w
                + "/dar/2)*2)':flags=" + flags + colours + ",crop=" + shape.width() + ":" + shape.height()
                + place(framing, mirrored) + ",setsar=1";
    }

    private String seen(Framing framing, boolean mirrored) {
        String shown = shape.width() + "/" + shape.height();
        return "crop=w='min(iw,2*ceil(iw*" + shown + "/dar/2))':h='min(ih,2*ceil(ih*dar/(" + shown + ")/2))'"
                + place(framing, mirrored) + ",";
    }

    private static int even(double pixels) {
        return Math.toIntExact(2 * Math.round(pixels / 2));
    }

    /** The middle is where FFmpeg crops without being told. */
    private static String place(Framing framing, boolean mirrored) {
        return framing == Framing.CENTRE
                ? ""
                : String.format(Locale.ROOT, ":(iw-ow)*%.2f:(ih-oh)*%.2f", framing.x(mirrored), framing.y());
    }

    /** A filter that moves by fractions of a pixel; with others a slow camera trembles. */
    private String camera(Footage.View from, Footage.View to) {
        if (from.equals(to) && from.zoom() == 1) {
            return "";
        }
        String progress = "on/" + Math.max(1, shape.frames() - 1);
        String zoom = between(from.zoom(), to.zoom(), progress);
        String left = "W*(1-1/" + zoom + ")*" + between(from.x(), to.x(), progress);
        String top = "H*(1-1/" + zoom + ")*" + between(from.y(), to.y(), progress);
        String right = left + "+W/" + zoom;
        String bottom = top + "+H/" + zoom;
        return ",perspective=x0='" + left + "':y0='" + top + "':x1='" + right + "':y1='" + top + "':x2='" + left
                + "':y2='" + bottom + "':x3='" + right + "':y3='" + bottom
                + "':interpolation=linear:sense=source:eval=frame";
    }

    private static String between(double from, double to, String progress) {
        return String.format(Locale.ROOT, "(%.5f+(%.5f)*%s)", from, to - from, progress);
    }

    private String end(String filters) {
        String label = "[s" + opened + "]";
        graph.append(filters)
                .append(",format=yuv420p,settb=1/" + RATE + ",setpts=N")
                .append(label)
                .append(";");
        return label;
    }

    private void blend(List<String> labels, Blend blend) {
        graph.append(String.join("", labels));
        int frames = shape.frames();
        switch (blend) {
            case NONE -> graph.append("null");
            // The first picture of the one and the last of the other are black.
            case FADE_IN -> graph.append("fade=t=in:s=0:n=" + frames);
            case FADE_OUT -> graph.append("fade=t=out:s=0:n=" + Math.max(1, frames - 1));
            case CROSSFADE ->
                graph.append(String.format(
                        Locale.ROOT, "xfade=transition=fade:offset=0:duration=%.6f", (double) frames / RATE));
        }
        // The source's metadata must not change the description of its segment.
        graph.append(",trim=end_frame=" + frames + ",setparams=field_mode=prog:range=tv:color_primaries=bt709"
                + ":color_trc=bt709:colorspace=bt709[film]");
    }
}
