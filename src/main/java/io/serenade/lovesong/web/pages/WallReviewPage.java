package io.serenade.lovesong.web.pages;

import java.util.List;

/** What makers want on the wall, for the operator. @param discs the oldest wish first */
public record WallReviewPage(List<WallPage.Disc> discs) {
    public WallReviewPage {
        discs = List.copyOf(discs);
    }
}
