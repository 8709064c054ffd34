package io.serenade.sandbox.revid;

import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FrameWriter;
import io.serenade.rendering.ffmpeg.LoudnessReader;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import io.serenade.sandbox.pictures.MovingPhoto;
import io.serenade.sandbox.pictures.SpokenWord;
import io.serenade.sandbox.pictures.Studio;
import io.serenade.sandbox.pictures.VoiceOver;
import io.serenade.sandbox.speech.Speech;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A picture that speaks, upright in 9:16 and half as large as was asked for. */
final class SpokenVideo {
    private static final int WIDTH = 540;
    private static final int HEIGHT = 960;
    private static final int SAMPLE_RATE = 44_100;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration AFTERWARDS = Duration.ofMillis(600);
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final Ffmpeg ffmpeg;

    SpokenVideo(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    static Duration length(Speech speech) {
        return Duration.ofMillis(Math.round(speech.seconds() * 1_000)).plus(AFTERWARDS);
    }

    static int sampleRate() {
        return SAMPLE_RATE;
    }

    /** @param captions whether the bubble shows the words, and not only that something is said */
    void write(BufferedImage picture, String text, Speech speech, boolean captions, Path target)
            throws IOException, InterruptedException {
        if (speech.seconds() == 0) {
            MovingPhoto photo = MovingPhoto.of(upright(picture), WIDTH, length(speech), VoiceOver.SILENCE);
            new Studio(new FrameWriter(ffmpeg)).movingPhoto(photo, target);
            return;
        }
        Path sound = Files.createTempFile(target.toAbsolutePath().getParent(), "unfinished-", ".wav");
        try {
            new SoundWriter(ffmpeg)
                    .write(speech::writeTo, new SoundShape(SongFormat.WAV, SAMPLE_RATE, 1, "128k"), sound, TIMEOUT);
            double[] loudness =
                    new LoudnessReader(ffmpeg).read(sound, SongFormat.WAV, MovingPhoto.framesPerSecond(), TIMEOUT);
            VoiceOver voice = new VoiceOver(loudness, captions ? words(text, speech) : List.of());
            MovingPhoto photo = MovingPhoto.of(upright(picture), WIDTH, length(speech), voice);
            new Studio(new FrameWriter(ffmpeg)).movingPhoto(photo, sound, SongFormat.WAV, target);
        } finally {
            Files.deleteIfExists(sound);
        }
    }

    private static List<SpokenWord> words(String text, Speech speech) {
        double[] starts = speech.starts();
        double[] ends = speech.ends();
        List<SpokenWord> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new SpokenWord(word.group(), starts[word.start()], ends[word.end() - 1]));
        }
        return words;
    }

    /** The whole picture before its own blurred and darkened enlargement. */
    static BufferedImage upright(BufferedImage picture) {
        BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        double fits = Math.min(WIDTH / (double) picture.getWidth(), HEIGHT / (double) picture.getHeight());
        double covers = Math.max(WIDTH / (double) picture.getWidth(), HEIGHT / (double) picture.getHeight());
        BufferedImage tiny = new BufferedImage(18, 32, BufferedImage.TYPE_3BYTE_BGR);
        drawCentred(picture, covers * tiny.getWidth() / WIDTH, tiny);
        Graphics2D brush = brush(frame);
        brush.drawImage(tiny, 0, 0, WIDTH, HEIGHT, null);
        brush.setComposite(AlphaComposite.SrcOver.derive(0.35f));
        brush.setColor(Color.BLACK);
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        brush.dispose();
        drawCentred(picture, fits, frame);
        return frame;
    }

    private static void drawCentred(BufferedImage picture, double scale, BufferedImage onto) {
        int width = (int) Math.round(picture.getWidth() * scale);
        int height = (int) Math.round(picture.getHeight() * scale);
        Graphics2D brush = brush(onto);
        brush.drawImage(picture, (onto.getWidth() - width) / 2, (onto.getHeight() - height) / 2, width, height, null);
        brush.dispose();
    }

    private static Graphics2D brush(BufferedImage image) {
        Graphics2D brush = image.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return brush;
    }
}
