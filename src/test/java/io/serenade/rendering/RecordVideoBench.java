package io.serenade.rendering;

import io.serenade.platform.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

public final class RecordVideoBench {
    public static void main(String[] a) throws Exception {
        Settings s = Settings.ofEnvironment();
        RecordVideoSettings rs = RecordVideoSettings.from(s);
        RecordVideo v = new RecordVideo(rs, Ffmpeg.locate(s));
        v.warmUp();
        for (int i = 0; i < 3; i++) {
            System.out.println(v.render(new RenderOrder(Path.of(a[0]), Path.of(a[1]), "Luna", "Anna & Björn", "Made with AI", Duration.ofSeconds(100)), Path.of(a[2])));
        }
        RecordArt art = new RecordArt(rs);
        Files.write(Path.of(a[2] + ".jpg"), art.posterJpeg(Path.of(a[0]), "Luna", "Anna & Björn"));
    }
}
