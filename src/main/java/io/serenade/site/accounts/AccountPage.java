package io.serenade.site.accounts;

import java.time.Instant;

/** Somebody's account, as they see it. @param createdAt when it was made */
public record AccountPage(String email, Instant createdAt) {}
