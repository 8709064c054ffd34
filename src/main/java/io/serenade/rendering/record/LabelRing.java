package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Words printed on the paper around the photo, the first at the top and the others at even distances, as on a record. */
final class LabelRing {
    /** The radius on which letters stand, as a share of the record's edge. */
    private static final double RADIUS = 239.5 / 736;

    private static final double SIZE = 27.5 / 736;
    /** Words leave this share of their part to the hearts between them. */
    private static final double ROOM = 0.76;

    private static final Color INK = new Color(0x8C1F45);

    private LabelRing() {}

    static Pixels print(Pixels record, List<String> words, Lettering lettering) {
        if (words.isEmpty()) {
            return record;
        }
        BufferedImage image = record.toImage();
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setColor(INK);
        graphics.translate(image.getWidth() / 2.0, image.getHeight() / 2.0);
        double part = 2 * Math.PI / words.size();
        for (int i = 0; i < words.size(); i++) {
            Graphics2D turned = (Graphics2D) graphics.create();
            turned.rotate(i * part);
            float size = (float) (SIZE * image.getWidth());
            lettering.drawRing(turned, words.get(i), size, RADIUS * image.getWidth(), ROOM * part);
            turned.dispose();
        }
        graphics.dispose();
        return Pixels.of(image);
    }
}
