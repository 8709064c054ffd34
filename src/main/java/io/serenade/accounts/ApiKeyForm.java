package io.serenade.accounts;

/**
 * What an operator enters for a new key.
 *
 * @param name says whose key it is; need not be unique
 * @param limitPerHour calls within any sixty minutes
 */
public record ApiKeyForm(String name, int limitPerHour) {
    public static final int LONGEST_NAME = 100;
    public static final int DEFAULT_LIMIT = 1_000;
    public static final int HIGHEST_LIMIT = 10_000;

    public ApiKeyForm {
        if (!isName(name)) {
            throw new IllegalArgumentException("Not the name of a key: " + name);
        }
        if (!isLimit(limitPerHour)) {
            throw new IllegalArgumentException("Not a limit of a key: " + limitPerHour);
        }
    }

    public static boolean isName(String name) {
        return !name.isBlank()
                && name.equals(name.strip())
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints().noneMatch(Character::isISOControl);
    }

    public static boolean isLimit(int limit) {
        return limit >= 1 && limit <= HIGHEST_LIMIT;
    }
}
