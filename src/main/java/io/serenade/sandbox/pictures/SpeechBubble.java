package io.serenade.sandbox.pictures;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A bubble at the upper edge in which words appear as they are said; where none are known, three dots rise with the
 * voice.
 */
final class SpeechBubble {
    private static final int LINE = 32;
    private static final double PAUSE = 1.2;
    private static final Color INK = new Color(0x22, 0x22, 0x2A);

    private final List<List<SpokenWord>> phrases = new ArrayList<>();

    SpeechBubble(List<SpokenWord> words) {
        List<SpokenWord> phrase = new ArrayList<>();
        int letters = 0;
        for (SpokenWord word : words) {
            if (letters > 0 && letters + 1 + word.text().length() > LINE) {
                phrases.add(phrase);
                phrase = new ArrayList<>();
                letters = 0;
            }
            phrase.add(word);
            letters += 1 + word.text().length();
        }
        if (!phrase.isEmpty()) {
            phrases.add(phrase);
        }
    }

    void paint(Canvas canvas, double seconds, double loudness) {
        String said = saidAt(seconds);
        if (!said.isEmpty()) {
            paintText(canvas, said);
        } else if (phrases.isEmpty() && loudness > 0.03) {
            paintDots(canvas, seconds, loudness);
        }
    }

    /**
     * What of the present phrase has been said so far; nothing before the first word and some time after the last one.
     */
    String saidAt(double seconds) {
        String said = "";
        for (List<SpokenWord> phrase : phrases) {
            if (phrase.get(0).start() <= seconds) {
                boolean over = seconds > phrase.get(phrase.size() - 1).end() + PAUSE;
                said = over
                        ? ""
                        : String.join(
                                " ",
                                phrase.stream()
                                        .filter(word -> word.start() <= seconds)
                                        .map(SpokenWord::text)
                                        .toList());
            }
        }
        return said;
    }

    private static void paintText(Canvas canvas, String text) {
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) canvas.length(0.06));
        FontRenderContext context = canvas.brush.getFontRenderContext();
        double room = canvas.width * 0.86;
        double width = font.getStringBounds(text, context).getWidth();
        if (width > room) {
            font = font.deriveFont((float) (font.getSize2D() * room / width));
            width = room;
        }
        double height = canvas.length(0.06);
        paintBubble(canvas, width, height);
        canvas.brush.setFont(font);
        canvas.brush.setPaint(INK);
        canvas.brush.drawString(text, (float) ((canvas.width - width) / 2), (float) (top(canvas) + height * 1.25));
    }

    private static void paintDots(Canvas canvas, double seconds, double loudness) {
        double height = canvas.length(0.06);
        double radius = height * 0.16;
        paintBubble(canvas, height * 2.2, height);
        for (int dot = 0; dot < 3; dot++) {
            double rise = loudness * height * 0.5 * (0.6 + 0.4 * Math.sin(seconds * 9 + dot * 1.9));
            canvas.fill(
                    Canvas.disc(canvas.width / 2 + (dot - 1) * height * 0.7, top(canvas) + height * 1.1 - rise, radius),
                    INK);
        }
    }

    private static double top(Canvas canvas) {
        return canvas.height * 0.03;
    }

    /** @param width of what stands in it */
    private static void paintBubble(Canvas canvas, double width, double height) {
        double left = (canvas.width - width) / 2 - height * 0.6;
        double bottom = top(canvas) + height * 1.8;
        Path2D bubble = new Path2D.Double(
                new RoundRectangle2D.Double(left, top(canvas), width + height * 1.2, height * 1.8, height, height));
        bubble.moveTo(canvas.width * 0.5 - height * 0.4, bottom - 1);
        bubble.lineTo(canvas.width * 0.5, bottom + height * 0.7);
        bubble.lineTo(canvas.width * 0.5 + height * 0.4, bottom - 1);
        bubble.closePath();
        canvas.fill(bubble, Palette.clear(Color.WHITE, 0.92));
    }
}
