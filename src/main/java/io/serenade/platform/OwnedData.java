package io.serenade.platform;

/**
 * Data that belong to an owner. Beans of this type are asked to delete all of them when the owner's account is deleted.
 */
public interface OwnedData {
    /**
     * Permanently deletes everything that belongs to an owner; idempotent. Called outside transactions.
     *
     * @param owner the owner name that jobs store
     * @return whether nothing is left; otherwise the call is repeated later
     */
    boolean eraseAllOf(String owner);
}
