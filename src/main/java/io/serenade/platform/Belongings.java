package io.serenade.platform;

/** What belongs to somebody. Beans of this type are asked to remove all of it when its owner's account is deleted. */
public interface Belongings {
    /**
     * Removes for good all that belongs to an owner; done again, it changes nothing. Called in no transaction.
     *
     * @param owner as jobs name theirs
     * @return whether nothing is left; what could not be removed is asked for again
     */
    boolean eraseAllOf(String owner);
}
