package io.serenade.detector;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A way to show a picture to the network. One view may miss an animal that another finds, and something that only one
 * of the five takes for an animal is usually none.
 */
enum View {
    WHOLE(false, 1, 1),
    MIRRORED(true, 1, 1),
    SMALLER(false, 1, 0.6),
    /** The middle, where people usually place their subject. */
    MIDDLE(false, 0.7, 1),
    MIRRORED_AND_SMALLER(true, 1, 0.8);

    private final boolean mirrored;
    private final double part;
    private final double size;

    /**
     * @param part how much of the picture's width and height is shown
     * @param size how much of the square the longer edge takes
     */
    View(boolean mirrored, double part, double size) {
        this.mirrored = mirrored;
        this.part = part;
        this.size = size;
    }

    /** The picture in the middle of a black square, as 0xRRGGBB row by row. */
    int[] show(BufferedImage picture, int side) {
        BufferedImage source = halvedFor(picture, side);
        Place place = place(source.getWidth(), source.getHeight(), side);
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = square.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        if (mirrored) {
            graphics.translate(side, 0);
            graphics.scale(-1, 1);
        }
        graphics.translate(place.x(), place.y());
        graphics.clip(new Rectangle2D.Double(
                0, 0, source.getWidth() * part * place.scale(), source.getHeight() * part * place.scale()));
        graphics.scale(place.scale(), place.scale());
        graphics.translate(-place.cutX(), -place.cutY());
        graphics.drawImage(source, 0, 0, null);
        graphics.dispose();
        return ((DataBufferInt) square.getRaster().getDataBuffer()).getData();
    }

    /** Where the box of a detection lies in the picture. */
    Box boxOf(Detection detection, BufferedImage picture, int side) {
        Place place = place(picture.getWidth(), picture.getHeight(), side);
        double left = mirrored ? side - detection.right() : detection.left();
        double right = mirrored ? side - detection.left() : detection.right();
        return Box.between(
                ((left - place.x()) / place.scale() + place.cutX()) / picture.getWidth(),
                ((detection.top() - place.y()) / place.scale() + place.cutY()) / picture.getHeight(),
                ((right - place.x()) / place.scale() + place.cutX()) / picture.getWidth(),
                ((detection.bottom() - place.y()) / place.scale() + place.cutY()) / picture.getHeight());
    }

    /**
     * The position of a picture in the square, in pixels.
     *
     * @param x left edge in the square
     * @param scale pixels of the square for one of the picture
     * @param cutX what is cut off at the picture's left
     */
    private record Place(double x, double y, double scale, double cutX, double cutY) {}

    private Place place(int width, int height, int side) {
        double shownWidth = width * part;
        double shownHeight = height * part;
        double scale = side * size / Math.max(shownWidth, shownHeight);
        return new Place(
                (side - shownWidth * scale) / 2,
                (side - shownHeight * scale) / 2,
                scale,
                (width - shownWidth) / 2,
                (height - shownHeight) / 2);
    }

    /** Scaling reads two neighbouring pixels only, so a picture that becomes much smaller is halved first. */
    private BufferedImage halvedFor(BufferedImage picture, int side) {
        BufferedImage result = picture;
        while (Math.max(result.getWidth(), result.getHeight()) * part >= 2 * side * size
                && Math.min(result.getWidth(), result.getHeight()) >= 2) {
            BufferedImage half =
                    new BufferedImage(result.getWidth() / 2, result.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = half.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(result, 0, 0, half.getWidth(), half.getHeight(), null);
            graphics.dispose();
            result = half;
        }
        return result;
    }
}
