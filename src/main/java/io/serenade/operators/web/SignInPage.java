package io.serenade.operators.web;

import java.util.Optional;

/**
 * Where one signs in to the console.
 *
 * @param next the path of the page to show then
 * @param problem why the last attempt led nowhere
 */
public record SignInPage(String next, String name, Optional<String> problem) {}
