package io.serenade.rendering.record;

import io.serenade.platform.settings.SettingsException;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws names in the shipped font. Letters that it lacks come from a second one and then from the system's, so that any
 * name can be written; what no font has is left out.
 */
final class Lettering {
    private static final String WIDE = "NotoSans-SemiBold.ttf";
    private static final Color CREAM = new Color(0xFFF4E6);
    private static final Color GOLD = new Color(0xFFC75F);
    private static final Color ROSE = new Color(0xFF6F91);
    private static final Color SHADOW = new Color(0x2A, 0x0A, 0x20, 150);
    /** Letters along a circle stand this much further apart. */
    private static final float RING_SPACING = 1.1f;
    /** Text shrinks to this share of its size before it is cut. */
    private static final float SMALLEST = 0.47f;

    private final List<Font> fonts;

    private Lettering(List<Font> fonts) {
        this.fonts = fonts;
    }

    static Lettering load(RecordVideoSettings settings, ArtFiles art) {
        return new Lettering(List.of(font(settings.font(), art), font(WIDE, art), new Font(Font.SERIF, Font.PLAIN, 1)));
    }

    private static Font font(String name, ArtFiles art) {
        byte[] bytes = art.findWithShipped("VIDEO_FONT", name)
                .orElseThrow(() -> new SettingsException("VIDEO_FONT", "names " + name + ", which is not there."));
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
        } catch (FontFormatException | IOException e) {
            throw new SettingsException(
                    "VIDEO_FONT", "names " + name + ", which is no TrueType font: " + e.getMessage());
        }
    }

    /** Draws two names with a heart between them around the origin, as large as fits. */
    void drawPair(Graphics2D graphics, String left, String right, float size, float width) {
        String first = Names.tidy(left);
        String second = Names.tidy(right);
        FontRenderContext context = graphics.getFontRenderContext();
        boolean pair = !first.isEmpty() && !second.isEmpty();
        float fitted = size;
        while (fitted > size * SMALLEST && pairWidth(first, second, pair, fitted, context) > width) {
            fitted -= size / 24;
        }
        float heart = pair ? fitted * 1.5f : 0;
        float most = width - heart;
        float firstRoom = most - Math.min(most / 2, length(second, fitted, context));
        String shownFirst = cut(first, fitted, pair ? firstRoom : most, context);
        String shownSecond = cut(second, fitted, most - length(shownFirst, fitted, context), context);
        float total = length(shownFirst, fitted, context) + heart + length(shownSecond, fitted, context);
        float x = -total / 2;
        float baseline = fitted * 0.3f;
        drawText(graphics, shownFirst, fitted, x, baseline);
        x += length(shownFirst, fitted, context);
        if (pair) {
            drawHeart(graphics, x + heart / 2, baseline - fitted * 0.27f, fitted * 0.56f);
        }
        drawText(graphics, shownSecond, fitted, x + heart, baseline);
    }

    /** Draws one line around a point, smaller where it would be too wide, and cut where that is not enough. */
    void drawCentred(Graphics2D graphics, String text, float size, float x, float y, float room) {
        Graphics2D placed = (Graphics2D) graphics.create();
        placed.translate(x, y);
        drawPair(placed, text, "", size, room);
        placed.dispose();
    }

    float width(Graphics2D graphics, String text, float size) {
        return length(text, size, graphics.getFontRenderContext());
    }

    private float pairWidth(String first, String second, boolean pair, float size, FontRenderContext context) {
        return length(first, size, context) + length(second, size, context) + (pair ? size * 1.5f : 0);
    }

    private String cut(String text, float size, float room, FontRenderContext context) {
        String shown = text;
        while (length(shown, size, context) > room && shown.length() > 1) {
            shown = Names.shorten(shown);
        }
        return shown;
    }

    private float length(String text, float size, FontRenderContext context) {
        String drawable = drawable(text);
        return drawable.isEmpty() ? 0 : layout(drawable, size, context).getAdvance();
    }

    private void drawText(Graphics2D graphics, String text, float size, float x, float baseline) {
        String drawable = drawable(text);
        if (drawable.isEmpty()) {
            return;
        }
        Shape outline = layout(drawable, size, graphics.getFontRenderContext())
                .getOutline(AffineTransform.getTranslateInstance(x, baseline));
        Rectangle2D box = outline.getBounds2D();
        graphics.setColor(SHADOW);
        graphics.fill(AffineTransform.getTranslateInstance(0, size * 0.05).createTransformedShape(outline));
        graphics.setPaint(new GradientPaint(
                0, (float) box.getMinY(), CREAM, 0, (float) Math.max(box.getMaxY(), box.getMinY() + 1), GOLD));
        graphics.fill(outline);
    }

    /** Writes a line in the names' own letters from a place on, smaller where it has no room. */
    void drawLine(Graphics2D graphics, String text, float size, float x, float baseline, float room) {
        drawText(graphics, text, fitted(graphics, text, size, room), x, baseline);
    }

    /** Writes a line in plain letters and one colour. */
    void drawPlain(Graphics2D graphics, String text, float size, float x, float baseline, float room, Color colour) {
        Lettering plain = new Lettering(fonts.subList(1, fonts.size()));
        float smaller = plain.fitted(graphics, text, size, room);
        String drawable = plain.drawable(text);
        if (!drawable.isEmpty()) {
            graphics.setColor(colour);
            plain.layout(drawable, smaller, graphics.getFontRenderContext()).draw(graphics, x, baseline);
        }
    }

    /**
     * Writes a line along a circle around the origin, its middle at the top, in the present colour.
     *
     * @param room angle that it may take; it is smaller where it would be longer
     */
    void drawRing(Graphics2D graphics, String text, float size, double radius, double room) {
        String drawable = drawable(text);
        if (drawable.isEmpty()) {
            return;
        }
        float fitted = fitted(graphics, drawable, size / RING_SPACING, (float) (room * radius / RING_SPACING));
        double angle = -length(drawable, fitted, graphics.getFontRenderContext()) * RING_SPACING / radius / 2;
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(drawable);
        int from = letters.first();
        for (int to = letters.next(); to != BreakIterator.DONE; from = to, to = letters.next()) {
            TextLayout letter = layout(drawable.substring(from, to), fitted, graphics.getFontRenderContext());
            double half = letter.getAdvance() * RING_SPACING / radius / 2;
            Graphics2D turned = (Graphics2D) graphics.create();
            turned.rotate(angle + half);
            letter.draw(turned, -letter.getAdvance() / 2, (float) -radius);
            turned.dispose();
            angle += 2 * half;
        }
    }

    private float fitted(Graphics2D graphics, String text, float size, float room) {
        float width = length(text, size, graphics.getFontRenderContext());
        return width > room ? size * room / width : size;
    }

    static void drawHeart(Graphics2D graphics, double x, double y, double edge) {
        Path2D heart = new Path2D.Double();
        heart.moveTo(0, 0.5);
        heart.curveTo(-0.28, 0.22, -0.54, 0.02, -0.54, -0.2);
        heart.curveTo(-0.54, -0.5, -0.14, -0.58, 0, -0.28);
        heart.curveTo(0.14, -0.58, 0.54, -0.5, 0.54, -0.2);
        heart.curveTo(0.54, 0.02, 0.28, 0.22, 0, 0.5);
        heart.closePath();
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(edge, edge);
        Shape placed = place.createTransformedShape(heart);
        graphics.setColor(SHADOW);
        graphics.fill(AffineTransform.getTranslateInstance(0, edge * 0.08).createTransformedShape(placed));
        graphics.setColor(ROSE);
        graphics.fill(placed);
    }

    private String drawable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(letter -> fontOf(letter) != null).forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    private Font fontOf(int letter) {
        return fonts.stream()
                .filter(font -> font.canDisplay(letter))
                .findFirst()
                .orElse(null);
    }

    private TextLayout layout(String text, float size, FontRenderContext context) {
        AttributedString styled = new AttributedString(text);
        for (Run run : runs(text)) {
            styled.addAttribute(TextAttribute.FONT, run.font().deriveFont(size), run.from(), run.to());
        }
        return new TextLayout(styled.getIterator(), context);
    }

    private record Run(Font font, int from, int to) {}

    /** Neighbouring words of one font; only a word that no font has as a whole is mixed, marks staying with letters. */
    private List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        Font current = fontOfWord(text, 0);
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int letter = text.codePointAt(at);
            boolean wordStarts = at > 0 && text.charAt(at - 1) == ' ';
            Font font = wordStarts ? fontOfWord(text, at) : current;
            if (!font.canDisplay(letter)) {
                font = fontOf(letter);
            }
            if (!font.equals(current)) {
                runs.add(new Run(current, from, at));
                from = at;
                current = font;
            }
        }
        runs.add(new Run(current, from, text.length()));
        return runs;
    }

    private Font fontOfWord(String text, int start) {
        int space = text.indexOf(' ', start);
        String word = text.substring(start, space < 0 ? text.length() : space);
        return fonts.stream()
                .filter(font -> font.canDisplayUpTo(word) < 0)
                .findFirst()
                .orElseGet(() -> fontOf(text.codePointAt(start)));
    }
}
