package io.serenade.musicvideo.analysis;

import java.util.Arrays;

/**
 * Finds which beats begin a bar of three, four or five: those on which harmony changes and the bass comes in. The
 * position within the bar may shift occasionally, at a cost.
 */
final class Bars {
    private static final double PRICE_OF_SLIP = 6;

    /** How much clearer than bars of four the rarer ones must be. */
    private static final double THREE_NEEDS = 1.15;

    private static final double FIVE_NEEDS = 1.5;

    private Bars() {}

    /**
     * @param strengths how much each beat sounds like the first of a bar, at any scale
     * @return numbers of the beats that begin a bar, ascending
     */
    static int[] find(double[] strengths) {
        if (strengths.length < 4) {
            return strengths.length == 0 ? new int[0] : new int[] {0};
        }
        double[] scaled = standardised(strengths);
        int[] four = track(scaled, 4);
        int[] three = track(scaled, 3);
        int[] usual = excess(scaled, three) > THREE_NEEDS * excess(scaled, four) ? three : four;
        int[] five = track(scaled, 5);
        return excess(scaled, five) > FIVE_NEEDS * Math.max(0, excess(scaled, usual)) ? five : usual;
    }

    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
        return Arrays.stream(values)
                .map(v -> Math.min(3, (v - mean) / (deviation + 1e-9)))
                .toArray();
    }

    private static double excess(double[] scaled, int[] firsts) {
        return Arrays.stream(firsts).mapToDouble(i -> scaled[i]).average().orElse(0);
    }

    private static int[] track(double[] scaled, int length) {
        int[][] from = new int[scaled.length][length];
        double[] score = new double[length];
        for (int i = 0; i < scaled.length; i++) {
            double[] next = new double[length];
            int best = 0;
            for (int place = 1; place < length; place++) {
                best = score[place] > score[best] ? place : best;
            }
            for (int place = 0; place < length; place++) {
                int regular = (place + length - 1) % length;
                boolean slips = score[best] - PRICE_OF_SLIP > score[regular];
                from[i][place] = slips ? best : regular;
                next[place] = (slips ? score[best] - PRICE_OF_SLIP : score[regular])
                        + (place == 0 ? scaled[i] : -scaled[i] / (length - 1));
            }
            score = next;
        }
        int place = 0;
        for (int k = 1; k < length; k++) {
            place = score[k] > score[place] ? k : place;
        }
        int[] firsts = new int[scaled.length];
        int count = 0;
        for (int i = scaled.length - 1; i >= 0; i--) {
            if (place == 0) {
                firsts[count++] = i;
            }
            place = from[i][place];
        }
        int[] ascending = new int[count];
        for (int i = 0; i < count; i++) {
            ascending[i] = firsts[count - 1 - i];
        }
        return ascending;
    }
}
