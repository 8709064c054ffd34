package io.serenade.rendering.filters;

import io.serenade.rendering.speech.Captions.Cue;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said, at the lower edge while it is said: white letters with a dark rim, one to three lines. */
final class CaptionLayer implements Layer {
    private static final Color RIM = new Color(0x14, 0x0A, 0x12, 235);

    /** Of the shorter side of the frame. */
    private static final float SIZE = 0.062f;

    /** Of the frame's width. */
    private static final float WIDEST = 0.88f;

    /** Of the frame's height, from above. */
    private static final double BOTTOM = 0.93;

    private static final float LINE = 1.35f;

    /** How long a caption stays when nothing follows at once. */
    private static final double STAYS_SECONDS = 0.4;

    private final List<Cue> cues;
    private int shown = -1;
    private Optional<Sprite> stamp = Optional.empty();

    /** @param cues in their order, by the time of the clip */
    CaptionLayer(List<Cue> cues) {
        this.cues = List.copyOf(cues);
    }

    @Override
    public void paint(Planes frame, double seconds) {
        int cue = cueAt(seconds);
        if (cue != shown) {
            shown = cue;
            stamp = cue < 0
                    ? Optional.empty()
                    : draw(cues.get(cue).text(), frame.width(), frame.height()).map(Sprite::of);
        }
        stamp.ifPresent(text ->
                text.press(frame, (frame.width() - text.width()) / 2, (int) (BOTTOM * frame.height()) - text.height()));
    }

    /** The index of the cue that is spoken or has just been spoken; negative for none. */
    private int cueAt(double seconds) {
        int last = -1;
        for (int i = 0; i < cues.size() && cues.get(i).start().toMillis() <= seconds * 1_000; i++) {
            last = i;
        }
        return last >= 0 && seconds * 1_000 < cues.get(last).end().toMillis() + STAYS_SECONDS * 1_000 ? last : -1;
    }

    /** A text as it is laid on frames of this size; empty if no font has any of it. */
    static Optional<BufferedImage> draw(String text, int width, int height) {
        float size = SIZE * Math.min(width, height);
        return CaptionFonts.shipped()
                .styled(text, size)
                .map(styled -> draw(lines(styled.getIterator(), WIDEST * width), size, width));
    }

    private static FontRenderContext context() {
        return new FontRenderContext(null, true, true);
    }

    private static List<TextLayout> lines(AttributedCharacterIterator text, float widest) {
        LineBreakMeasurer measurer = new LineBreakMeasurer(text, context());
        List<TextLayout> lines = new ArrayList<>();
        while (measurer.getPosition() < text.getEndIndex()) {
            lines.add(measurer.nextLayout(widest));
        }
        return lines;
    }

    private static BufferedImage draw(List<TextLayout> lines, float size, int width) {
        int height = (int) Math.ceil(size * (LINE * lines.size() + 0.35f)) + 1 & ~1;
        BufferedImage picture = new BufferedImage(width & ~1, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D brush = picture.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        brush.setStroke(new BasicStroke(size * 0.17f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        float baseline = size * 1.15f;
        for (TextLayout line : lines) {
            float left = (width - line.getVisibleAdvance()) / 2;
            Shape letters = line.getOutline(AffineTransform.getTranslateInstance(left, baseline));
            brush.setColor(RIM);
            brush.draw(letters);
            brush.setColor(Color.WHITE);
            brush.fill(letters);
            baseline += size * LINE;
        }
        brush.dispose();
        return picture;
    }
}
