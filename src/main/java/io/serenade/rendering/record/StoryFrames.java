package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Frame;
import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.image.pixels.Yuv;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Upright pictures of the turning record: the square picture of the video lies in the upper half, softly joined to its own
 * background, the line that is sung below the names. Words keep clear of what TikTok and Instagram lay over a story: about
 * a tenth above, a quarter below, and the buttons on the right.
 */
final class StoryFrames {
    /** In rows of a picture that is 720 wide. */
    private static final int TOP = 176;

    private static final int SEAM = 96;
    /** Where the arm stands, in shares of the width, and how far before it the seam begins to shrink. */
    private static final double BESIDE_ARM = 0.73;

    private static final double BEFORE_ARM = 0.05;
    private static final int ADDRESS = 140;
    private static final int LINES = 868;
    private static final int LINE = 56;
    private static final float LETTERS = 42;
    private static final int ROOM = 500;
    private static final int MOST_ROWS = 2;
    private static final int USUAL = 720;
    private static final Color SHADE = new Color(0x1C0618);

    private final RecordVideoSettings settings;
    private final RevolutionTemplate template;
    private final int width;
    private final int height;
    private final int top;
    private final int seam;
    private final byte[] base;
    private final Map<String, Words> words = new HashMap<>();

    /** A line as it is laid over the picture. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Words(int first, int rows, byte[] alpha, byte[] planes) {}

    StoryFrames(RecordVideoSettings settings, RevolutionTemplate template, String address) {
        this.settings = settings;
        this.template = template;
        this.width = settings.resolution();
        this.height = settings.portraitHeight();
        this.top = scaled(TOP) & ~1;
        this.seam = scaled(SEAM) & ~1;
        this.base = planes(ground(address));
    }

    private int scaled(int rows) {
        return rows * width / USUAL;
    }

    /** The background, whose first and last rows are continued above and below, darker towards the lower end. */
    private BufferedImage ground(String address) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        BufferedImage backdrop = template.backdrop();
        Graphics2D graphics = image.createGraphics();
        smooth(graphics);
        graphics.drawImage(backdrop, 0, 0, width, top, 0, 0, width, 2, null);
        graphics.drawImage(backdrop, 0, top, null);
        graphics.drawImage(backdrop, 0, top + width, width, height, 0, width - 2, width, width, null);
        Color clear = new Color(SHADE.getRed(), SHADE.getGreen(), SHADE.getBlue(), 0);
        graphics.setPaint(new GradientPaint(0, (float) (top + width), clear, 0, height, SHADE));
        graphics.fillRect(0, top + width, width, height - top - width);
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.9f));
        float scale = (float) width / USUAL;
        template.lettering().drawCentred(graphics, address, 28 * scale, width / 2f, ADDRESS * scale, ROOM * scale);
        graphics.dispose();
        return image;
    }

    private static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    /** @param part whose pictures come at even distances, a fixed number per turn */
    void write(StoryOrder order, Pixels photo, StoryPart part, Optional<Tempo> tempo, int count, OutputStream out)
            throws IOException {
        int turn = settings.framesPerTurn();
        IntFunction<Frame> record = template.chorusTurn(photo, order.petName(), order.ownerName(), tempo);
        byte[] picture = new byte[base.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(base, 0, picture, 0, base.length);
            lay(record.apply(i % turn), picture);
            double moment = part.from() + part.seconds() * i / count;
            lineAt(order.lines(), moment).ifPresent(line -> say(line, picture));
            out.write(picture);
        }
    }

    private static Optional<String> lineAt(List<StoryOrder.Line> lines, double moment) {
        return lines.stream()
                .filter(line -> line.span().holds(moment))
                .map(StoryOrder.Line::text)
                .findFirst();
    }

    private void lay(Frame record, byte[] picture) {
        layPlane(record.bytes(), 0, picture, 0, width, top, seam);
        int quarter = width * height / 4;
        layPlane(record.bytes(), record.blueStart(), picture, width * height, width / 2, top / 2, seam / 2);
        layPlane(record.bytes(), record.redStart(), picture, width * height + quarter, width / 2, top / 2, seam / 2);
    }

    /** The first rows go over into what is there, so that the light is not cut off; the arm, on the right, hardly does. */
    private static void layPlane(byte[] from, int start, byte[] to, int plane, int edge, int top, int seam) {
        for (int row = 0; row < seam; row++) {
            for (int x = 0; x < edge; x++) {
                double beside = Math.max(0, Math.min(1, ((double) x / edge - BESIDE_ARM) / BEFORE_ARM));
                double rows = 1 + (seam - 1) * (1 - beside);
                int share = (int) Math.min(256, 256 * (row + 1) / rows);
                blend(from, start + row * edge + x, to, plane + (top + row) * edge + x, 1, share);
            }
        }
        int whole = edge - seam - seam / 8;
        System.arraycopy(from, start + seam * edge, to, plane + (top + seam) * edge, whole * edge);
        for (int row = seam + whole; row < edge; row++) {
            int share = 256 * (edge - row) / (edge - seam - whole + 1);
            blend(from, start + row * edge, to, plane + (top + row) * edge, edge, share);
        }
    }

    private static void blend(byte[] from, int at, byte[] to, int there, int count, int share) {
        for (int i = 0; i < count; i++) {
            int below = to[there + i] & 255;
            to[there + i] = (byte) (below + (((from[at + i] & 255) - below) * share + 128 >> 8));
        }
    }

    private void say(String line, byte[] picture) {
        Words said = words.computeIfAbsent(line, this::words);
        int area = width * height;
        for (int at = 0; at < said.rows() * width; at++) {
            mix(picture, said.first() * width + at, said.planes()[at], said.alpha()[at] & 255);
        }
        int half = width / 2;
        int chroma = said.rows() / 2 * half;
        for (int at = 0; at < chroma; at++) {
            int alpha = said.alpha()[at / half * 2 * width + at % half * 2] & 255;
            int place = said.first() / 2 * half + at;
            mix(picture, area + place, said.planes()[said.rows() * width + at], alpha);
            mix(picture, area + area / 4 + place, said.planes()[said.rows() * width + chroma + at], alpha);
        }
    }

    private static void mix(byte[] picture, int at, byte value, int alpha) {
        int below = picture[at] & 255;
        picture[at] = (byte) (below + ((value & 255) - below) * alpha / 255);
    }

    private Words words(String line) {
        List<String> rows = rows(line);
        float scale = (float) width / USUAL;
        int first = scaled(LINES - LINE) & ~1;
        int count = scaled(LINE * (MOST_ROWS + 1)) & ~1;
        BufferedImage image = new BufferedImage(width, count, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        smooth(graphics);
        float letters = LETTERS * scale * fitting(graphics, rows);
        for (int row = 0; row < rows.size(); row++) {
            float y = scaled(LINE) + (row - (rows.size() - 1) / 2f) * LINE * scale;
            template.lettering()
                    .drawCentred(graphics, rows.get(row), letters, width / 2f, y + scaled(14), ROOM * scale);
        }
        graphics.dispose();
        byte[] alpha = new byte[width * count];
        for (int at = 0; at < alpha.length; at++) {
            alpha[at] = (byte) (image.getRGB(at % width, at / width) >>> 24);
        }
        return new Words(first, count, alpha, planes(image));
    }

    /** The part of the usual size at which all rows have room, so that they are equally large. */
    private float fitting(Graphics2D graphics, List<String> rows) {
        return rows.stream()
                .map(row -> ROOM / template.lettering().width(graphics, row, LETTERS))
                .reduce(1f, Math::min);
    }

    private List<String> rows(String line) {
        Graphics2D measuring = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        List<String> rows = new ArrayList<>();
        String row = "";
        for (String word : line.strip().split("\\s+")) {
            String longer = row.isEmpty() ? word : row + " " + word;
            boolean full = template.lettering().width(measuring, longer, LETTERS) > ROOM;
            if (full && !row.isEmpty() && rows.size() < MOST_ROWS - 1) {
                rows.add(row);
                row = word;
            } else {
                row = longer;
            }
        }
        rows.add(row);
        measuring.dispose();
        return rows;
    }

    /** A picture of any even size as a plane of luma followed by two half-size planes of chroma. */
    private static byte[] planes(BufferedImage image) {
        int columns = image.getWidth();
        int rows = image.getHeight();
        byte[] planes = new byte[columns * rows * 3 / 2];
        for (int at = 0; at < columns * rows; at++) {
            int rgb = image.getRGB(at % columns, at / columns);
            float light = Yuv.luma(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
            planes[at] = (byte) Pixels.level(Yuv.BLACK + light);
        }
        int half = columns / 2;
        int quarter = half * (rows / 2);
        for (int at = 0; at < quarter; at++) {
            int rgb = image.getRGB(at % half * 2, at / half * 2);
            float blue = Yuv.blueness(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
            float red = Yuv.redness(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
            planes[columns * rows + at] = (byte) Pixels.level(Yuv.GREY + blue);
            planes[columns * rows + quarter + at] = (byte) Pixels.level(Yuv.GREY + red);
        }
        return planes;
    }
}
