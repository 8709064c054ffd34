package io.serenade.rendering.image.colour;

import java.util.Optional;

/** The colours that red, green and blue stand for, as the matrix from linear RGB to CIE XYZ under daylight D65. */
final class Primaries {
    /** Bradford's matrix, from XYZ to the space in which the eye adapts to white. */
    private static final double[][] CONES = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    static final Primaries BT709 = of(0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06);
    private static final Primaries BT2020 = of(0.3127, 0.329, 0.708, 0.292, 0.17, 0.797, 0.131, 0.046);
    private static final Primaries DCI_P3 = of(0.314, 0.351, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06);
    private static final Primaries DISPLAY_P3 = of(0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06);

    private final double[][] toXyz;

    private Primaries(double[][] toXyz) {
        this.toXyz = toXyz;
    }

    /** @param xy chromaticities of white, red, green and blue, two numbers each */
    static Primaries of(double... xy) {
        double[][] columns = new double[3][3];
        for (int i = 0; i < 3; i++) {
            double[] colour = xyz(xy[2 + 2 * i], xy[3 + 2 * i]);
            for (int row = 0; row < 3; row++) {
                columns[row][i] = colour[row];
            }
        }
        double[] white = xyz(xy[0], xy[1]);
        double[] amounts = times(inverse(columns), white);
        return new Primaries(times(adaptation(white), scaled(columns, amounts)));
    }

    /** The primaries of a code of ITU-T H.273, table 2; empty for those that no picture of today has. */
    static Optional<Primaries> ofCode(int code) {
        return switch (code) {
            case 1 -> Optional.of(BT709);
            case 9 -> Optional.of(BT2020);
            case 11 -> Optional.of(DCI_P3);
            case 12 -> Optional.of(DISPLAY_P3);
            default -> Optional.empty();
        };
    }

    /** The matrix from linear values in these primaries to those of sRGB. */
    double[][] toSrgb() {
        return times(inverse(BT709.toXyz), toXyz);
    }

    private static double[] xyz(double x, double y) {
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static double[][] adaptation(double[] white) {
        double[] seen = times(CONES, white);
        double[] wanted = times(CONES, xyz(0.3127, 0.329));
        double[] ratio = {wanted[0] / seen[0], wanted[1] / seen[1], wanted[2] / seen[2]};
        return times(scaled(inverse(CONES), ratio), CONES);
    }

    /** Each column times its factor. */
    private static double[][] scaled(double[][] matrix, double[] factors) {
        double[][] result = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                result[row][column] = matrix[row][column] * factors[column];
            }
        }
        return result;
    }

    private static double[] times(double[][] m, double[] v) {
        double[] result = new double[3];
        for (int row = 0; row < 3; row++) {
            result[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
        }
        return result;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] result = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                result[row][column] = a[row][0] * b[0][column] + a[row][1] * b[1][column] + a[row][2] * b[2][column];
            }
        }
        return result;
    }

    /** By cofactors: the rows and columns after and after next, taken in a circle, carry the signs. */
    private static double[][] inverse(double[][] m) {
        double[][] result = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int r1 = (column + 1) % 3;
                int r2 = (column + 2) % 3;
                int c1 = (row + 1) % 3;
                int c2 = (row + 2) % 3;
                result[row][column] = m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
            }
        }
        double determinant = m[0][0] * result[0][0] + m[0][1] * result[1][0] + m[0][2] * result[2][0];
        for (double[] row : result) {
            for (int column = 0; column < 3; column++) {
                row[column] /= determinant;
            }
        }
        return result;
    }
}
