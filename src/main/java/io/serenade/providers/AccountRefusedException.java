package io.serenade.providers;

/** An outside service refused our account and not what was asked: every other request would meet the same. */
public class AccountRefusedException extends RequestRefusedException {
    private static final long serialVersionUID = 1L;

    private final boolean certain;

    /** @param certain whether one such answer is enough to know; a key may also be refused by mistake */
    public AccountRefusedException(String message, String requestId, boolean certain) {
        super(Category.ACCOUNT, message, requestId);
        this.certain = certain;
    }

    public boolean isCertain() {
        return certain;
    }
}
