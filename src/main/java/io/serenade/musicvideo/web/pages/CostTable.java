package io.serenade.musicvideo.web.pages;

import java.util.List;
import java.util.Optional;

/**
 * What a film costs, stage by stage; all sums in dollars, such as {@code 0.85}.
 *
 * @param rows of the stages that pay for something, in their order
 * @param estimated for all; empty if that was not stored
 * @param spent on all until now
 */
public record CostTable(List<Row> rows, Optional<String> estimated, String spent) {
    public CostTable {
        rows = List.copyOf(rows);
    }

    /**
     * A stage.
     *
     * @param step in the word of the API, such as {@code video_generation}
     * @param estimated empty if that was not stored
     * @param before what was spent before the present change of a finished film; 0 where there is none
     * @param calls what was paid for, such as {@code 7 × svd}; empty where nothing was
     */
    public record Row(String step, Optional<String> estimated, String spent, String before, String calls) {}
}
