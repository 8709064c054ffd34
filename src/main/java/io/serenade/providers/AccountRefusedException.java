package io.serenade.providers;

/** An outside service refused our account and not the request: every other request would be refused as well. */
public class AccountRefusedException extends RequestRefusedException {
    private static final long serialVersionUID = 1L;

    private final boolean certain;

    /** @param certain whether one such answer is conclusive; a key may also be refused by mistake */
    public AccountRefusedException(String message, String requestId, boolean certain) {
        super(Category.ACCOUNT, message, requestId);
        this.certain = certain;
    }

    public boolean isCertain() {
        return certain;
    }
}
