package io.serenade.rendering.film;

/** How much work is put into the encoding of a film. */
public enum Quality {
    FILM("veryfast", 21),
    /** Small and quick, for a preview. */
    PREVIEW("superfast", 27);

    private final String preset;
    private final int crf;

    Quality(String preset, int crf) {
        this.preset = preset;
        this.crf = crf;
    }

    String preset() {
        return preset;
    }

    int crf() {
        return crf;
    }
}
