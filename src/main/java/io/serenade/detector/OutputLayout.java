package io.serenade.detector;

import java.util.List;
import java.util.Optional;

/** How a network lays out its boxes, recognised by the shape of its output. */
enum OutputLayout {
    /**
     * {@code [1, boxes, 5 + classes]}: YOLOv5, v7 and the shipped file, with a score for "anything at all" before the
     * classes.
     */
    ROWS {
        @Override
        int stride(int boxes, int values) {
            return 1;
        }

        @Override
        int at(int box, int value, int boxes, int values) {
            return box * values + value;
        }

        @Override
        int firstClass() {
            return 5;
        }
    },
    /** {@code [1, 4 + classes, boxes]}: YOLOv8 and newer. */
    COLUMNS {
        @Override
        int stride(int boxes, int values) {
            return boxes;
        }

        @Override
        int at(int box, int value, int boxes, int values) {
            return value * boxes + box;
        }

        @Override
        int firstClass() {
            return 4;
        }
    };

    private static final int OBJECTNESS = 4;

    /** The distance to the next value of the same box. */
    abstract int stride(int boxes, int values);

    abstract int at(int box, int value, int boxes, int values);

    abstract int firstClass();

    /** @return empty if the shape matches neither layout for this number of classes */
    static Optional<OutputLayout> of(long[] shape, int classes) {
        if (shape.length != 3 || shape[0] != 1) {
            return Optional.empty();
        }
        if (shape[2] == ROWS.firstClass() + classes) {
            return Optional.of(ROWS);
        }
        return shape[1] == COLUMNS.firstClass() + classes ? Optional.of(COLUMNS) : Optional.empty();
    }

    /**
     * The likeliest animal.
     *
     * @param output all values
     * @param animals the numbers of the classes that count
     * @param names of all classes
     */
    Detection best(float[] output, int[] animals, List<String> names) {
        int values = firstClass() + names.size();
        int boxes = output.length / values;
        int bestBox = 0;
        int bestClass = animals[0];
        float best = -1;
        for (int box = 0; box < boxes; box++) {
            float objectness = this == ROWS ? output[at(box, OBJECTNESS, boxes, values)] : 1;
            for (int animal : animals) {
                float score = objectness * output[at(box, firstClass() + animal, boxes, values)];
                if (score > best) {
                    best = score;
                    bestBox = box;
                    bestClass = animal;
                }
            }
        }
        return detect(output, at(bestBox, 0, boxes, values), stride(boxes, values), best, names.get(bestClass));
    }

    private static Detection detect(float[] output, int at, int stride, float score, String animal) {
        double x = output[at];
        double y = output[at + stride];
        double halfWidth = output[at + 2 * stride] / 2;
        double halfHeight = output[at + 3 * stride] / 2;
        return new Detection(
                Math.max(0, Math.min(1, score)), animal, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
}
