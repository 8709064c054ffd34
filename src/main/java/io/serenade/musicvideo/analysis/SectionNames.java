package io.serenade.musicvideo.analysis;

import io.serenade.musicvideo.analysis.Section.Type;
import java.util.ArrayList;
import java.util.List;

/** Tells which sections are alike, and names them by rules: the loudest that returns is the chorus. */
final class SectionNames {
    private static final double LONGEST_EDGE = 30;

    private final double[] starts;
    private final double duration;
    private final double[] energies;
    private final int[] kinds;

    /** @param alike distance of two means below which their sections are of one kind */
    SectionNames(double[] starts, double duration, double[][] means, double[] decibels, double alike) {
        this.starts = starts;
        this.duration = duration;
        this.energies = scaled(decibels);
        this.kinds = kinds(means, alike);
    }

    private static double[] scaled(double[] decibels) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : decibels) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double[] result = new double[decibels.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = most - least < 1e-6 ? 1 : (decibels[i] - least) / (most - least);
        }
        return result;
    }

    /** Joins the two nearest kinds until none are near (average linkage). */
    private int[] kinds(double[][] means, double alike) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            groups.add(new ArrayList<>(List.of(i)));
        }
        while (groups.size() > 1) {
            double nearest = Double.POSITIVE_INFINITY;
            int a = 0;
            int b = 0;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i + 1; j < groups.size(); j++) {
                    double distance = distance(groups.get(i), groups.get(j), means);
                    if (distance < nearest) {
                        nearest = distance;
                        a = i;
                        b = j;
                    }
                }
            }
            if (nearest > alike) {
                break;
            }
            groups.get(a).addAll(groups.remove(b));
        }
        int[] result = new int[means.length];
        for (int kind = 0; kind < groups.size(); kind++) {
            for (int i : groups.get(kind)) {
                result[i] = kind;
            }
        }
        return result;
    }

    private static double distance(List<Integer> a, List<Integer> b, double[][] means) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                double squares = 0;
                for (int k = 0; k < means[i].length; k++) {
                    squares += (means[i][k] - means[j][k]) * (means[i][k] - means[j][k]);
                }
                sum += Math.sqrt(squares);
            }
        }
        return sum / (a.size() * b.size());
    }

    /**
     * The sections in order, without gaps; neighbours with the same name are joined. Energies are those of the parts,
     * by their lengths.
     */
    List<Section> named() {
        int chorus = chorus();
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            Section next = new Section(type(i, chorus), starts[i], end(i), rounded(energies[i]));
            Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
            if (last != null && last.type() == next.type()) {
                sections.set(sections.size() - 1, joined(last, next));
            } else {
                sections.add(next);
            }
        }
        return sections;
    }

    private static Section joined(Section a, Section b) {
        double first = a.end() - a.start();
        double second = b.end() - b.start();
        double energy = (a.energy() * first + b.energy() * second) / (first + second);
        return new Section(a.type(), a.start(), b.end(), rounded(energy));
    }

    private static double rounded(double value) {
        return Math.round(100 * value) / 100.0;
    }

    private double end(int i) {
        return i + 1 < starts.length ? starts[i + 1] : duration;
    }

    private double length(int i) {
        return end(i) - starts[i];
    }

    /** The kind with the most energy among those that return, or among all where none does. */
    private int chorus() {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < kinds.length; i++) {
            double energy = 0;
            int count = 0;
            for (int j = 0; j < kinds.length; j++) {
                if (kinds[j] == kinds[i]) {
                    energy += energies[j];
                    count++;
                }
            }
            double worth = energy / count + (count > 1 ? 0.5 : 0);
            if (worth > most) {
                most = worth;
                best = kinds[i];
            }
        }
        return best;
    }

    private int count(int kind) {
        int count = 0;
        for (int other : kinds) {
            count += other == kind ? 1 : 0;
        }
        return count;
    }

    private Type type(int i, int chorus) {
        int last = starts.length - 1;
        if (last == 0) {
            return Type.VERSE;
        }
        if (i == 0
                && length(0) <= LONGEST_EDGE
                && (kinds[0] != chorus || count(chorus) > 2)
                && length(0) < duration / 4) {
            return Type.INTRO;
        }
        if (i == last && length(last) <= LONGEST_EDGE && (kinds[last] != chorus) && length(last) < duration / 4) {
            return Type.OUTRO;
        }
        if (kinds[i] == chorus) {
            return Type.CHORUS;
        }
        boolean late = starts[i] > duration / 2;
        return late && count(kinds[i]) == 1 ? Type.BRIDGE : Type.VERSE;
    }
}
