package io.serenade.platform.operators;

import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
import io.serenade.platform.operators.AdminAccount.Standing;
import io.serenade.platform.settings.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who is signed in to the console. The browser has a random token; the row has its hash and a proof, made of the token and
 * the password, so that a new password ends all sessions and the row alone opens nothing.
 */
@ApplicationScoped
@Transactional
public class OperatorSessions {
    /** How long a session lasts: a working day. */
    public static final Duration LASTS = Duration.ofHours(12);

    @Inject
    Database database;

    @Inject
    AdminAccount account;

    @Inject
    Clock clock;

    private record Row(String name, String proof) {}

    /** Begins a session of somebody whose password was right. @return its token */
    public String begin(Operator operator) {
        String token = Ids.newToken();
        Instant now = clock.instant();
        database.update("delete from operator_sessions where expires_at <= ?", now);
        database.update(
                "insert into operator_sessions (token_hash, name, proof, begun_at, expires_at) values (?, ?, ?, ?, ?)",
                Ids.hash(token),
                operator.name(),
                proof(token, account.standing(operator.name()).orElseThrow().credential()),
                now,
                now.plus(LASTS));
        return token;
    }

    /** Whose session it is, with their present role. */
    public Optional<Operator> find(String token) {
        return database.find(
                        "select name, proof from operator_sessions where token_hash = ? and expires_at > ?",
                        row -> new Row(row.getString("name"), row.getString("proof")),
                        Ids.hash(token),
                        clock.instant())
                .flatMap(row -> account.standing(row.name())
                        .filter(standing -> new Secret(row.proof()).matches(proof(token, standing.credential()))))
                .map(Standing::operator);
    }

    public void end(String token) {
        database.update("delete from operator_sessions where token_hash = ?", Ids.hash(token));
    }

    private static String proof(String token, Secret credential) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(credential.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }
}
