package io.serenade.operators;

/** What an operator can do about a failure, by its code; the codes of products are recognised by their last words. */
final class Hints {
    private Hints() {}

    static String of(String code, boolean retryable) {
        String known =
                switch (code) {
                    case "provider_account" ->
                        "The provider refuses our account. Look at its key, its balance and its limits; work goes on by itself once it answers.";
                    case "provider_unavailable" ->
                        "The provider could not be reached. Wait until its calls go well again, then retry.";
                    case "provider_unanswered" ->
                        "A request was sent and never answered. Ask the provider again first: it may have been taken and paid.";
                    case "provider_rejected" ->
                        "The provider refused this order. The message says why; the same order will be refused again.";
                    case "provider_broken" ->
                        "The provider answered with something that cannot be read. Its status page may know more.";
                    case "waited_too_long" ->
                        "What it waited for did not come. See whether the provider or the storage is well, then retry.";
                    case "BUDGET_EXCEEDED" ->
                        "The job has no money left for what comes next. Raise its budget, or leave it.";
                    default -> "";
                };
        if (!known.isEmpty()) {
            return known;
        }
        if (code.endsWith("timed_out") || code.endsWith("timeout")) {
            return "The provider took longer than it may. Ask it again: the result may be there by now.";
        }
        if (code.endsWith("refused")) {
            return "The provider refused what was ordered. Only another order can help.";
        }
        return retryable
                ? "It may work when it is tried again."
                : "Trying the same again will not help; the timeline shows what came before.";
    }
}
