package io.serenade.accounts;

import java.time.Duration;
import java.util.Optional;

/**
 * Who orders from a product: the holder of an API key, somebody with an account, a visitor of our pages, or an
 * anonymous caller at an IP address.
 *
 * @param owner who owns the job: the key's id, or the owner name of the account or visitor
 * @param limitKey under which the caller's orders of this product are counted
 * @param total how much a visitor may ever order; empty for other callers
 */
public record Caller(String product, Optional<String> owner, String limitKey, int limitPerHour, Optional<Total> total) {
    /** The window of every caller's limit. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** A total number of orders that never resets. */
    public record Total(String limitKey, int limit) {}

    public static Caller withKey(String product, ApiKey key) {
        return new Caller(
                product, Optional.of(key.id()), product + ":key:" + key.id(), key.limitPerHour(), Optional.empty());
    }

    public static Caller of(String product, AccountId account, int limitPerHour) {
        return new Caller(
                product, Optional.of(account.owner()), product + ":" + account.owner(), limitPerHour, Optional.empty());
    }

    /** A visitor is limited as a browser, and together with all others at the same IP address. */
    public static Caller visiting(OrderRules rules, Visitor visitor, String address) {
        return new Caller(
                rules.product(),
                Optional.of(visitor.owner()),
                rules.product() + ":pages:" + address,
                rules.visitorsPerHour(),
                Optional.of(new Total(rules.product() + ":" + visitor.owner(), rules.perVisitor())));
    }

    /** The ordering account; empty for all other callers. */
    public Optional<AccountId> account() {
        return AccountId.ofOwner(owner);
    }

    /** The id of the caller's API key; empty for all other callers. */
    public Optional<String> apiKey() {
        return owner.filter(name -> account().isEmpty() && !Visitor.isOwner(owner));
    }

    public static Caller at(String product, String address, int limitPerHour) {
        return new Caller(product, Optional.empty(), product + ":address:" + address, limitPerHour, Optional.empty());
    }
}
