package io.serenade.rendering.film;

import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.ClipFormat;
import io.serenade.rendering.ffmpeg.PictureFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Clips, stills and plans for tests of films, and a look at the frames of a film. */
final class FilmFixture {
    static final FilmFormat SMALL = new FilmFormat(320, 180);

    private FilmFixture() {}

    /** A clip that exists in plans only. */
    static Source.Clip clip(String identity, int frames) {
        return new Source.Clip(Path.of("/clips", identity), identity, ClipFormat.MP4, frames, false);
    }

    static Source.Still still(String identity, CameraMove move) {
        return new Source.Still(Path.of("/stills", identity), identity, PictureFormat.PNG, move);
    }

    static FilmPlan plan(double seconds, Shot... shots) {
        return FilmPlan.of(List.of(shots), seconds, SMALL, Quality.PREVIEW);
    }

    static Shot shot(double at, Source source, Transition next) {
        return new Shot(at, source, 0, false, next);
    }

    /** A clip of one colour. */
    static Path colour(Path file, String colour, double seconds, String size, int rate, String... encoding) {
        return made(file, "color=c=" + colour + ":s=" + size + ":r=" + rate + ":d=" + seconds, encoding);
    }

    /** A clip whose frames get brighter one by one: the luma of frame n at 30 a second is 20 + 3n. */
    static Path brighter(Path file, int frames) {
        return made(
                file, "nullsrc=s=320x180:r=30:d=" + frames / 30.0 + ",geq=lum='20+3*N':cb=128:cr=128", "-crf", "10");
    }

    /** Left half black, right half white. */
    static Path halves(Path file, double seconds, String... encoding) {
        return made(
                file,
                "color=c=black:s=320x180:r=30:d=" + seconds + ",drawbox=x=160:w=160:h=180:c=white:t=fill",
                encoding);
    }

    static Path made(Path file, String source, String... encoding) {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
        arguments.addAll(Arrays.asList(encoding));
        arguments.addAll(List.of("-y", file.toString()));
        Media.run(arguments);
        return file;
    }

    /** The mean luma of each frame of a film as it is decoded, 16 for black to 235 for white. */
    static int[] lumas(Path film, String... filters) {
        // Two by two, because that is the least that has its colours in a plane of their own: no value is changed.
        byte[] bytes = decoded(film, "yuv420p", String.join("", filters) + "scale=2:2:flags=area");
        int[] lumas = new int[bytes.length / 6];
        for (int i = 0; i < lumas.length; i++) {
            for (int pixel = 0; pixel < 4; pixel++) {
                lumas[i] += bytes[6 * i + pixel] & 0xFF;
            }
            lumas[i] = Math.round(lumas[i] / 4f);
        }
        return lumas;
    }

    /** The mean colour of each frame: R, G, B by what is strongest, K for black, W for white. */
    static String colours(Path film) {
        byte[] bytes = decoded(film, "rgb24", "scale=1:1:flags=area:in_color_matrix=bt709");
        StringBuilder colours = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 3) {
            colours.append(name(bytes[i] & 0xFF, bytes[i + 1] & 0xFF, bytes[i + 2] & 0xFF));
        }
        return colours.toString();
    }

    private static char name(int red, int green, int blue) {
        int least = Math.min(red, Math.min(green, blue));
        int most = Math.max(red, Math.max(green, blue));
        if (most < 40) {
            return 'K';
        }
        if (least > 200) {
            return 'W';
        }
        return most == red ? 'R' : most == green ? 'G' : 'B';
    }

    private static byte[] decoded(Path film, String format, String filters) {
        Path raw = film.resolveSibling(film.getFileName() + ".raw");
        Media.run(List.of(
                "-i",
                film.toString(),
                "-vf",
                filters,
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo",
                "-pix_fmt",
                format,
                "-y",
                raw.toString()));
        try {
            return Files.readAllBytes(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
