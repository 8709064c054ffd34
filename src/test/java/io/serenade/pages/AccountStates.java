package io.serenade.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of accounts in their states. */
final class AccountStates {
    private static final String DEAD_LINK = "{\"code\":\"invalid_reset_token\",\"detail\":\"-\"}";

    private AccountStates() {}

    static Map<String, PageState> all() {
        Map<String, PageState> states = new LinkedHashMap<>();
        states.put("login", new PageState("/login", page -> {}));
        states.put("login-menu", new PageState("/login", page -> {
            page.click(".you summary");
            page.locator(".you__menu").waitFor();
        }));
        states.put("account-menu", new PageState("/account", page -> {
            page.click(".you summary");
            page.locator(".you__in").waitFor();
        }));
        states.put("login-empty", new PageState("/login", AccountStates::sendNothing));
        states.put("login-too-many", new PageState("/login", page -> {
            answer(page, 429, "{}");
            page.fill("#email", "mira@example.org");
            page.fill("#password", "jolly otter 42");
            page.click(".secret__show");
            page.click("[type=submit]");
            page.locator(".secret__problem:not(:empty)").waitFor();
        }));
        states.put("register", new PageState("/register", page -> page.click(".secret__show")));
        states.put("register-empty", new PageState("/register", AccountStates::sendNothing));
        states.put("reset", new PageState("/reset-password", page -> {}));
        states.put("reset-asked", new PageState("/reset-password", page -> {
            answer(page, 200, "{}");
            page.fill("#email", "mira@example.org");
            page.click("[type=submit]:visible");
            page.getByText("Look into your mail").waitFor();
        }));
        states.put("reset-set", new PageState("/reset-password#token=a", page -> page.locator("#new_password")
                .waitFor()));
        states.put("reset-done", new PageState("/reset-password#token=a", page -> {
            answer(page, 200, "{}");
            setPassword(page);
            page.getByText("That is your new password").waitFor();
        }));
        states.put("reset-dead", new PageState("/reset-password#token=a", page -> {
            answer(page, 400, DEAD_LINK);
            setPassword(page);
            page.locator(".doubt:not(:empty)").waitFor();
        }));
        states.put("account", new PageState("/account", page -> {}));
        states.put("account-changed", new PageState("/account", page -> {
            answer(page, 200, "{}");
            page.fill("#current_password", "jolly otter 42");
            page.fill("#new_password", "sleepy otter 43");
            page.click("[type=submit]:visible");
            page.locator(".doubt:not(:empty)").waitFor();
        }));
        states.put("account-deleting", new PageState("/account", page -> {
            page.click(".account__delete summary");
            page.click(".button--danger");
            page.locator("#password-error:not(:empty)").waitFor();
        }));
        states.put("account-deleted", new PageState("/account", page -> {
            answer(page, 200, "{}");
            page.click(".account__delete summary");
            page.fill("#password", "jolly otter 42");
            page.click(".button--danger");
            page.getByText("Your account is deleted").waitFor();
        }));
        return states;
    }

    private static void sendNothing(Page page) {
        page.click("[type=submit]");
        page.locator("#email-error:not(:empty)").waitFor();
    }

    private static void setPassword(Page page) {
        page.fill("#new_password", "sleepy otter 43");
        page.click("[type=submit]:visible");
    }

    private static void answer(Page page, int status, String body) {
        page.route(
                "**/api/v1/auth/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setHeaders(Map.of("Content-Type", "application/json", "Retry-After", "600"))
                        .setBody(body)));
    }
}
