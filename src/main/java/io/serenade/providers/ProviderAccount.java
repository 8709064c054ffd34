package io.serenade.providers;

/**
 * Our account at a provider: how much it does for us at a time, whichever product asks. Each provider's configuration
 * produces one.
 *
 * @param name the provider's name, such as {@code replicate}
 * @param slots how many tasks may be under way at a time, over all nodes
 * @param taskCredits the credits that one task costs; zero where the provider counts none
 */
public record ProviderAccount(String name, int slots, long taskCredits) {

    public ProviderAccount {
        if (slots < 1 || taskCredits < 0) {
            throw new IllegalArgumentException("Not an account: " + name + ", " + slots + ", " + taskCredits);
        }
    }
}
