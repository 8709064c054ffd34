package io.serenade.jobs.budget;

/** The steps of the ladder, from a full budget to none. */
public enum BudgetStep {
    /** Everything is made as ordered. */
    FULL("as ordered"),
    /** Music videos get half as many clips as usual. */
    MODEST("smaller"),
    /** Songs are accepted for the next day; everything else is made while there is money. */
    LATER("songs wait for the next day"),
    /** No more orders that cost money. */
    SOLD_OUT("sold out");

    private final String said;

    BudgetStep(String said) {
        this.said = said;
    }

    public String said() {
        return said;
    }
}
