package io.serenade.site.accounts;

import java.util.Optional;

/**
 * The page to sign in, and the one to make an account.
 *
 * @param next where to go afterwards
 * @param query which keeps that when the visitor changes from one page to the other; may be empty
 */
public record SignInPage(String next, String query) {
    static final String OTHERWISE = "/account";

    static SignInPage leadingTo(Optional<NextPath> next) {
        return new SignInPage(
                next.map(NextPath::value).orElse(OTHERWISE),
                next.map(NextPath::query).orElse(""));
    }
}
