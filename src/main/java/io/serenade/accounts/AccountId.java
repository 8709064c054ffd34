package io.serenade.accounts;

import java.util.Optional;

/** Names an account. @param value a Cuid2, which says nothing about the person */
public record AccountId(String value) {
    private static final String MARK = "account:";

    /** The owner name that jobs store for this account. */
    public String owner() {
        return MARK + value;
    }

    /** The account that a job's owner is; empty for the owners of other kinds and for none. */
    public static Optional<AccountId> ofOwner(Optional<String> owner) {
        return owner.filter(name -> name.startsWith(MARK)).map(name -> new AccountId(name.substring(MARK.length())));
    }
}
