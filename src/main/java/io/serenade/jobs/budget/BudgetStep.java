package io.serenade.jobs.budget;

/** The steps of the ladder, from a full budget to none. */
public enum BudgetStep {
    /** Everything is made as ordered. */
    FULL("as ordered"),
    /** Music videos get half of the clips that they would get. */
    MODEST("smaller"),
    /** Songs are taken for the next day; everything else goes on while there is money. */
    LATER("songs wait for the next day"),
    /** No more orders that cost. */
    SOLD_OUT("sold out");

    private final String said;

    BudgetStep(String said) {
        this.said = said;
    }

    public String said() {
        return said;
    }
}
