package io.serenade.providers;

/**
 * Our account at a provider, with its concurrency limit for all products together. Each provider's configuration
 * produces one.
 *
 * @param name the provider's name, such as {@code replicate}
 * @param slots how many tasks may be under way at a time, over all nodes
 * @param taskCredits the credits that one task costs; zero if the provider has no credits
 */
public record ProviderAccount(String name, int slots, long taskCredits) {

    public ProviderAccount {
        if (slots < 1 || taskCredits < 0) {
            throw new IllegalArgumentException("Not an account: " + name + ", " + slots + ", " + taskCredits);
        }
    }
}
