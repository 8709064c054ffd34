package io.serenade.rendering.record;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.image.pixels.Scaling;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.Map;

/**
 * The last picture of a video: the pet's face upright, both names, and where to have such a song made, as words and as a QR
 * code. Drawn for a square of {@value #EDGE} and scaled; everything lies above what players cover with their controls.
 */
final class EndCard {
    private static final int EDGE = 720;
    private static final int FACE = 248;
    private static final int FACE_TOP = 34;
    private static final int CODE = 176;
    private static final int CODE_LEFT = 104;
    private static final int CODE_TOP = 430;
    private static final int QUIET = 14;

    private static final Color DUSK = new Color(0x1C, 0x06, 0x18, 226);
    private static final Color GLOW = new Color(0xFF, 0x8F, 0xA6, 110);
    private static final Color NO_GLOW = new Color(0x00FF8FA6, true);
    private static final Color GOLD = new Color(0xFFC75F);
    private static final Color PALE_GOLD = new Color(0xFFF0C9);
    private static final Color PAPER = new Color(0xFFF8EE);
    private static final Color INK = new Color(0x2A0A20);
    private static final Color WORDS = new Color(0xFFE1DC);

    private final BufferedImage ground;
    private final Lettering lettering;
    private final CardText text;

    /**
     * What the card says.
     *
     * @param call "Make yours"
     * @param line what that is, on the line below
     * @param address where the code leads; its host is written out
     */
    record CardText(String call, String line, URI address) {
        String shown() {
            String host = address.getHost() == null ? address.toString() : address.getAuthority();
            return host.startsWith("www.") ? host.substring(4) : host;
        }
    }

    /** @param ground the background, darkened */
    EndCard(BufferedImage ground, Lettering lettering, CardText text) {
        this.ground = ground;
        this.lettering = lettering;
        this.text = text;
    }

    Pixels draw(Pixels photo, String petName, String ownerName) {
        BufferedImage image = new BufferedImage(ground.getWidth(), ground.getHeight(), BufferedImage.TYPE_INT_RGB);
        double scale = (double) image.getWidth() / EDGE;
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.drawImage(ground, 0, 0, null);
            graphics.setColor(DUSK);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            int face = (int) Math.round(FACE * scale) & ~1;
            int left = (image.getWidth() - face) / 2;
            int top = (int) Math.round(FACE_TOP * scale);
            drawFace(graphics, Disc.round(Scaling.scale(photo, face, face)).toImage(), left, top, scale);
            graphics.scale(scale, scale);
            drawNames(graphics, petName, ownerName);
            drawCode(graphics);
            drawCall(graphics);
        } finally {
            graphics.dispose();
        }
        return Pixels.of(image);
    }

    private static void drawFace(Graphics2D graphics, BufferedImage face, int left, int top, double scale) {
        double radius = face.getWidth() / 2.0;
        graphics.setPaint(new RadialGradientPaint(
                (float) (left + radius),
                (float) (top + radius),
                (float) (radius * 1.9),
                new float[] {0.4f, 1},
                new Color[] {GLOW, NO_GLOW}));
        graphics.fillRect(0, 0, (int) (EDGE * scale), (int) (EDGE * scale));
        graphics.drawImage(face, left, top, null);
        graphics.setStroke(new BasicStroke((float) (5 * scale)));
        graphics.setPaint(new GradientPaint(left, top, PALE_GOLD, left, top + face.getHeight(), GOLD.darker()));
        graphics.draw(new Ellipse2D.Double(left, top, face.getWidth(), face.getHeight()));
    }

    private void drawNames(Graphics2D graphics, String petName, String ownerName) {
        Graphics2D placed = (Graphics2D) graphics.create();
        placed.translate(EDGE / 2.0, 344);
        lettering.drawPair(placed, petName, ownerName, 60, EDGE * 0.86f);
        placed.dispose();
    }

    private void drawCode(Graphics2D graphics) {
        graphics.setColor(PAPER);
        graphics.fill(new RoundRectangle2D.Double(CODE_LEFT, CODE_TOP, CODE, CODE, 24, 24));
        BitMatrix code = code();
        double module = (CODE - 2.0 * QUIET) / code.getWidth();
        graphics.setColor(INK);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    double left = CODE_LEFT + QUIET + x * module;
                    double top = CODE_TOP + QUIET + y * module;
                    // To the next whole pixel, so that no thin lines of paper remain between neighbours.
                    graphics.fillRect(
                            (int) Math.round(left),
                            (int) Math.round(top),
                            (int) (Math.round(left + module) - Math.round(left)),
                            (int) (Math.round(top + module) - Math.round(top)));
                }
            }
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    private BitMatrix code() {
        Map<EncodeHintType, Object> hints =
                Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0);
        try {
            return new QRCodeWriter().encode(text.address().toString(), BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalStateException("No QR code holds " + text.address(), e);
        }
    }

    private void drawCall(Graphics2D graphics) {
        int left = CODE_LEFT + CODE + 34;
        float room = EDGE - left - 40f;
        lettering.drawLine(graphics, text.call(), 56, left, CODE_TOP + 62f, room);
        lettering.drawPlain(graphics, text.line(), 25, left, CODE_TOP + 108f, room, WORDS);
        lettering.drawPlain(graphics, text.shown(), 29, left, CODE_TOP + 158f, room, GOLD);
    }
}
