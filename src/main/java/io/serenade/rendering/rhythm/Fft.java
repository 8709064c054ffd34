package io.serenade.rendering.rhythm;

/** A discrete Fourier transform of one length, a power of two, with its tables made once. Not safe for two threads. */
public final class Fft {
    private final int size;
    private final double[] cosines;
    private final double[] sines;
    private final int[] reversed;

    public Fft(int size) {
        if (Integer.bitCount(size) != 1 || size < 2) {
            throw new IllegalArgumentException(size + " is no power of two above 1");
        }
        this.size = size;
        cosines = new double[size / 2];
        sines = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = -Math.sin(2 * Math.PI * i / size);
        }
        reversed = new int[size];
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            reversed[i] = Integer.reverse(i) >>> shift;
        }
    }

    public int size() {
        return size;
    }

    /** Replaces both arrays, each as long as the transform, by the spectrum; not scaled. */
    public void transform(double[] re, double[] im) {
        reorder(re);
        reorder(im);
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int block = 0; block < size; block += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int a = block + k;
                    int b = a + half;
                    double c = cosines[k * stride];
                    double s = sines[k * stride];
                    double x = re[b] * c - im[b] * s;
                    double y = re[b] * s + im[b] * c;
                    re[b] = re[a] - x;
                    im[b] = im[a] - y;
                    re[a] += x;
                    im[a] += y;
                }
            }
        }
    }

    private void reorder(double[] values) {
        for (int i = 0; i < size; i++) {
            int j = reversed[i];
            if (j > i) {
                double swapped = values[i];
                values[i] = values[j];
                values[j] = swapped;
            }
        }
    }

    /** Weights that fade a window in and out (Hann). */
    public static double[] hann(int length) {
        double[] window = new double[length];
        for (int i = 0; i < length; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
        }
        return window;
    }
}
