package io.serenade.operators.web;

import java.util.Optional;

/**
 * The sign-in page of the console.
 *
 * @param next the path of the page to show afterwards
 * @param problem why the last attempt failed
 */
public record SignInPage(String next, String name, Optional<String> problem) {}
